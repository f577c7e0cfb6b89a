package io.hoststream.alert.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Samples in a row that all cross one limit; from its first sample on.
 *
 * @param since event time of the first of them
 * @param offset the offset of the first of them
 */
record Run(Instant since, long offset) {

    /** Whether it has lasted that long at {@code now}. */
    boolean lasted(Duration hold, Instant now) {
        return Duration.between(since, now).compareTo(hold) >= 0;
    }
}
