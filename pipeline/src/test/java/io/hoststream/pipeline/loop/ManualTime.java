package io.hoststream.pipeline.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes when it is told to. Monotonic time starts near its overflow, as it may on a real machine. */
final class ManualTime extends Clock {

    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void advance(Duration by) {
        nanos += by.toNanos();
        now = now.plus(by);
    }

    long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
