package io.hoststream.collect.spool;

import java.util.Locale;

/** Why a sample was given up. */
public enum DropReason {
    /** The spool reached its bound while the broker was away. */
    SPOOL_FULL,
    /** The disk took nothing, and the memory that stands in for it reached its bound. */
    MEMORY_FULL,
    /** It is larger than the spool or the topic takes. */
    TOO_LARGE,
    /** Its place on the disk was damaged. */
    DAMAGED,
    /** The thread that writes the spool was stuck, and what was handed to it reached its bound. */
    STUCK;

    /** The name in meters, such as {@code spool-full}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
