package io.hoststream.serve.live;

/** The way out to one client. */
interface Outlet {

    /** Where it leads, for counting. */
    String address();

    /** Whether the client can say something: only then is it expected to. */
    boolean hears();

    /** Sends a frame, or leaves it if the socket is closed. */
    void write(String frame);

    /** Sends a ping of the WebSocket itself, which every client answers by itself. */
    void ping();

    /** Whether as much is under way as may be: then nothing is written until {@code drained}. */
    boolean full();

    /** Tells the client why, and closes. What is under way may hold the telling up for ever. */
    void close(CloseCode code, String reason);

    /** Cuts the connection, with all that is under way. */
    void abort();
}
