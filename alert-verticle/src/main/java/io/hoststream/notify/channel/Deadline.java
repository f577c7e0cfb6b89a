package io.hoststream.notify.channel;

import java.time.Duration;

/** A moment by which something has to be over; by the clock that is never set. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left, at least a millisecond. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, nanos - System.nanoTime()));
    }

    boolean over() {
        return nanos - System.nanoTime() <= 0;
    }
}
