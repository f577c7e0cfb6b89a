package io.hoststream.alert.backtest;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that is looked at.
 *
 * @param learnFrom from when on samples are shown to the engine, so that what learns has something to go by; not after {@code from}
 * @param from from when on alerts count
 * @param to before when
 */
public record Period(Instant learnFrom, Instant from, Instant to) {

    /** Checks the order. */
    public Period {
        if (learnFrom.isAfter(from) || !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "learning from " + learnFrom + ", counting from " + from + " to " + to + "; expected that order");
        }
    }

    /** For how long alerts count. */
    public Duration length() {
        return Duration.between(from, to);
    }
}
