package io.hoststream.launcher.broker;

/** A step of the broker's start, in order; told to {@link BrokerListener#stageReached}. */
public enum BrokerStage {
    /** The data directory is locked, formatted if new, and the ports are bound. */
    PREPARING("preparing the data directory"),
    /** The metadata log is read and the controller starts. */
    CONTROLLER("starting the controller"),
    /** Partitions are opened, checked after a crash, and the broker registers itself; the longest step. */
    BROKER("opening partitions and registering"),
    /** Clients can produce and consume. */
    READY("ready");

    private final String description;

    BrokerStage(String description) {
        this.description = description;
    }

    /** What the broker does in this stage, in a few words for a progress line. */
    public String description() {
        return description;
    }
}
