package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * Counts of processes.
 *
 * @param total processes that exist
 * @param running running or runnable
 * @param blocked in uninterruptible sleep
 */
public record ProcessesReading(
        @Nullable Integer total,
        @Nullable Integer running,
        @Nullable Integer blocked) {}
