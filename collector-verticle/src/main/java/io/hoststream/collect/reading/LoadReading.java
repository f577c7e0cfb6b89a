package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * Load averages.
 *
 * @param oneMinute over one minute
 * @param fiveMinutes over five minutes
 * @param fifteenMinutes over fifteen minutes
 * @param runnable scheduling entities running or runnable
 * @param entities scheduling entities that exist
 */
public record LoadReading(
        float oneMinute,
        float fiveMinutes,
        float fifteenMinutes,
        @Nullable Integer runnable,
        @Nullable Integer entities) {}
