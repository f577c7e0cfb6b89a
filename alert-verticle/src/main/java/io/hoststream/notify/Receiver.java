package io.hoststream.notify;

import java.io.IOException;

/** One way to people. All methods are called on the thread of its lane, one at a time; they may block. */
interface Receiver {

    /** Its name in logs, health and meters. */
    String name();

    /**
     * Tells of an event; when it returns, the event counts as told.
     *
     * @throws IOException if it could not be told now; the lane tries again later
     */
    void tell(Notice notice) throws IOException;

    /**
     * The last of a batch was told: makes durable what was written, before the batch counts as told.
     *
     * @throws IOException if that fails; the lane calls again later
     */
    default void secure() throws IOException {}

    /**
     * Nothing has come for a moment: what was held back for the whole picture can be told now, and what was written can
     * be made durable.
     *
     * @throws IOException if that fails; the lane calls again later
     */
    default void idle() throws IOException {}

    /** Gives everything back. */
    default void close() throws IOException {}
}
