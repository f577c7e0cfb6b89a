package io.hoststream.launcher.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that happens again and again, at moments that follow from the time alone.
 *
 * @param phaseMillis a moment at which it happens; milliseconds since 1970
 * @param periodMillis from one to the next; milliseconds
 */
record Recurrence(long phaseMillis, long periodMillis) {

    /** Between the two periods long, anywhere in it. */
    static Recurrence every(Duration least, Duration most, Chance chance) {
        long period = least.toMillis() + (long) (chance.share() * most.minus(least).toMillis());
        return new Recurrence((long) (chance.share() * period), period);
    }

    /** When it happened last, this very moment included. */
    Instant last(Instant now) {
        return now.truncatedTo(ChronoUnit.MILLIS).minusMillis(millisSince(now));
    }

    long millisSince(Instant now) {
        return Math.floorMod(now.toEpochMilli() - phaseMillis, periodMillis);
    }

    long millisUntil(Instant now) {
        return periodMillis - millisSince(now);
    }
}
