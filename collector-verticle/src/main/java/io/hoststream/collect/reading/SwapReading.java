package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * Swap space and paging; bytes.
 *
 * @param total all swap areas; 0 where there are none
 * @param free unused
 * @param cached also held in memory
 * @param in read from swap since boot
 * @param out written to swap since boot
 */
public record SwapReading(
        long total,
        long free,
        @Nullable Long cached,
        @Nullable Long in,
        @Nullable Long out) {}
