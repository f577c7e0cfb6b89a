package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel counts of paging since boot.
 *
 * @param in read from block devices; bytes
 * @param out written to block devices; bytes
 * @param majorFaults page faults that had to read from a device
 * @param oomKills processes killed because memory ran out
 */
public record PagingReading(
        @Nullable Long in,
        @Nullable Long out,
        @Nullable Long majorFaults,
        @Nullable Long oomKills) {

    /** Nothing is known. */
    public static final PagingReading UNKNOWN = new PagingReading(null, null, null, null);
}
