package io.hoststream.notify.channel;

/** One way to people or systems outside. Used by one thread at a time. */
public interface Channel extends AutoCloseable {

    /** The receiver's name, as it was set. */
    String name();

    /**
     * Sends a message; blocks, for the receiver's timeout at most. When it returns, the receiver has taken the message.
     *
     * @throws SendException if it was not taken, or nobody knows whether it was
     */
    Receipt send(Message message) throws SendException;

    /** Gives threads and connections back. */
    @Override
    void close();
}
