package io.hoststream.alert;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How long partitions that leave together may wait, all of them, for their events: the group does not wait for each. */
final class SettleBound {

    private static final Duration TOTAL = Duration.ofSeconds(3);

    private final LongSupplier nanos;
    private OptionalLong end = OptionalLong.empty();

    SettleBound(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What is left of the time, which begins with the first call; zero when it is over. */
    Duration left() {
        long now = nanos.getAsLong();
        if (end.isEmpty()) {
            end = OptionalLong.of(now + TOTAL.toNanos());
        }
        return Duration.ofNanos(Math.max(0, end.getAsLong() - now));
    }

    /** The next partition that leaves is the first of others. */
    void reset() {
        end = OptionalLong.empty();
    }
}
