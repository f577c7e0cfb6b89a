package io.hoststream.launcher.broker;

/** Whether the broker's file system has room for more records. */
public enum FreeSpaceState {
    /** Enough is free. */
    OK,
    /** Less than the bound is free: intake should stop until it is {@link #OK} again. */
    LOW
}
