package io.hoststream.alert.engine;

import java.time.Duration;

/**
 * How hosts are watched. All of it but {@code missingAfter} is held against the times of arrival.
 *
 * @param missingAfter how long a series may be missing from its host's samples before its alert is ended; event time
 * @param learnedEvery how often what is known of a host is due to be stored while nothing changes
 * @param endAfter after how long a silence of a host ends its alerts: by then it was taken away, not broken
 * @param forgetAfter after how long a silence of a host all of it is forgotten
 */
public record EngineSettings(Duration missingAfter, Duration learnedEvery, Duration endAfter, Duration forgetAfter) {

    /** What counts unless something else is said, with that time for a series that is missing. */
    public static EngineSettings missingAfter(Duration missingAfter) {
        return new EngineSettings(missingAfter, Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofDays(14));
    }
}
