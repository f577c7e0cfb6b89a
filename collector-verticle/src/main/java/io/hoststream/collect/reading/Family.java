package io.hoststream.collect.reading;

import java.util.Locale;

/** A group of metrics that is read, or fails, as one. */
public enum Family {
    /** Processors. */
    CPU,
    /** Main memory. */
    MEMORY,
    /** Swap space and paging. */
    SWAP,
    /** Load averages. */
    LOAD,
    /** Block devices. */
    DISKS,
    /** Network interfaces. */
    NETWORKS,
    /** Mounted filesystems. */
    FILESYSTEMS,
    /** Pressure stall information. */
    PRESSURE,
    /** Sockets. */
    CONNECTIONS,
    /** Counts of processes, and those that use the most. */
    PROCESSES,
    /** Temperature sensors. */
    TEMPERATURES,
    /** The user's own metrics. */
    CUSTOM;

    /** The name of the family's field in a sample, such as {@code disks}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
