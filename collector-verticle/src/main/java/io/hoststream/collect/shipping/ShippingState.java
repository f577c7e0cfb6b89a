package io.hoststream.collect.shipping;

import java.time.Clock;

/** How much is on its way, for those who ask from other threads. */
final class ShippingState {

    private static final double MILLIS_PER_SECOND = 1000;

    private volatile int waiting;
    private volatile long bytes;
    private volatile long oldestMillis;

    void set(int nowWaiting, long nowBytes, long nowOldestMillis) {
        waiting = nowWaiting;
        bytes = nowBytes;
        oldestMillis = nowOldestMillis;
    }

    /** How many samples the broker does not have yet. */
    int waiting() {
        return waiting;
    }

    /** What the spool takes on the disk; bytes. */
    long bytes() {
        return bytes;
    }

    /** How long ago the oldest of them was taken; seconds, 0 if none waits. */
    double oldestAgeSeconds(Clock clock) {
        return waiting == 0 || oldestMillis == 0 ? 0 : Math.max(0, clock.millis() - oldestMillis) / MILLIS_PER_SECOND;
    }
}
