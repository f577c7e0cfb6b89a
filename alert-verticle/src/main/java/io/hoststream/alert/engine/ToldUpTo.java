package io.hoststream.alert.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Up to where the changes of one series are on the topic already.
 *
 * @param offset the offset of the sample that made the last one
 * @param time event time of that sample
 */
record ToldUpTo(long offset, Instant time) {

    /** What was in flight at a kill is at most this old; times further back mean that a clock was set. */
    private static final Duration LONGEST_REPEAT = Duration.ofHours(1);

    /** What a sample is to a series whose last changes are known. */
    enum Sight {
        /** Its change, if it made one, was told: it only brings up to date what no event says. */
        REPLAY,
        /** It came before the last change and is on the topic once more. */
        REPEAT,
        /** It is new. */
        NEW
    }

    Sight of(Arrival arrival) {
        if (arrival.offset() <= offset) {
            return Sight.REPLAY;
        }
        Instant sampled = arrival.sample().getTime();
        boolean before = !sampled.isAfter(time) && sampled.isAfter(time.minus(LONGEST_REPEAT));
        return before ? Sight.REPEAT : Sight.NEW;
    }
}
