package io.hoststream.launcher.broker;

/** What the owner of an {@link EmbeddedBroker} wants to know while it starts and runs. */
public interface BrokerListener {

    /** The start has come to {@code stage}. Called on a thread of the start; must return quickly. */
    void stageReached(BrokerStage stage);

    /**
     * The broker died: clients cannot use it any more and the process lives on. Called at most once, on a thread of its
     * own, so {@link EmbeddedBroker#close()} may be called here; a new broker can then be started in the directory.
     */
    void failed(BrokerFailure failure);

    /**
     * Free space fell below {@link BrokerSettings#minimumFree()} or rose well above it again. Called once per change,
     * on the watchdog's thread.
     */
    void freeSpaceChanged(FreeSpaceState state, long freeBytes);
}
