package io.hoststream.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * Since when the hosts of a partition can be heard, and what time the broker has meanwhile. Samples arrive by the broker's
 * clock, so silence is measured by that clock as well, as far as it can be known here: a record arrived before it was read, so the
 * broker's clock was at least at its arrival then, and has gone on since as the monotonic clock did. The best of these bounds in one
 * or two minutes is taken for the time; it is never ahead of the broker's, so that no host is called silent too early. The wall
 * clock of this machine counts only until the first record, and then in no comparison with an arrival.
 *
 * <p>Hearing begins anew where something kept hosts from being heard: the first record, a clock that jumps, answers of the broker
 * that did not come. Pure; instants of the monotonic clock are in nanoseconds.
 */
final class Hearing {

    /** How long the broker may be silent before hosts that are silent too may have been cut off with it. */
    private static final long BREAK = Duration.ofSeconds(15).toNanos();

    /** A clock that is out by that much was set, or has stood still. */
    private static final long JUMP = Duration.ofSeconds(5).toMillis();

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final long NANOS_PER_MILLI = 1_000_000;

    private long since;
    private long answered;
    private boolean heard;
    private long lastArrival;
    private long windowBegan;
    private long bestBefore;
    private long best;

    /** Hearing begins now. */
    Hearing(Instant wall, long nanos) {
        this.since = nanos;
        this.answered = nanos;
        this.windowBegan = nanos;
        this.best = wall.toEpochMilli() - nanos / NANOS_PER_MILLI;
        this.bestBefore = best;
    }

    /** The newest record of a batch arrived then, and was read now. */
    void arrived(long arrivedMillis, long nanos) {
        long bound = arrivedMillis - nanos / NANOS_PER_MILLI;
        boolean back = heard && arrivedMillis < lastArrival - JUMP;
        boolean ahead = bound > Math.max(best, bestBefore) + JUMP;
        lastArrival = arrivedMillis;
        if (!heard || back) {
            bestBefore = bound;
            best = bound;
            windowBegan = nanos;
        } else if (nanos - windowBegan >= WINDOW) {
            bestBefore = best;
            best = bound;
            windowBegan = nanos;
        } else {
            best = Math.max(best, bound);
        }
        if (!heard || back || ahead) {
            since = nanos;
        }
        heard = true;
    }

    /** The broker has answered what was asked then. */
    void answered(long askedNanos) {
        if (askedNanos - answered > BREAK) {
            since = askedNanos;
        }
        answered = Math.max(answered, askedNanos);
    }

    /** The broker's time at an instant of the monotonic clock. */
    Instant at(long nanos) {
        return Instant.ofEpochMilli(Math.max(best, bestBefore) + nanos / NANOS_PER_MILLI);
    }

    /** Since when hosts can be heard without a break, by the same clock. */
    Instant since() {
        return at(since);
    }
}
