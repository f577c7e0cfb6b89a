package io.hoststream.pipeline.loop;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The loop's sense of time.
 *
 * @param clock the wall clock, handed to {@link Sink#tick}
 * @param nanos monotonic time, for back-off and the pace of commits
 * @param poll how long one poll waits for records; so also the longest time between two ticks
 * @param commitEvery the shortest time between two commits
 * @param firstBackOff the wait before a batch is delivered again for the first time; it doubles from there
 * @param longestBackOff the longest such wait
 */
public record LoopTiming(
        Clock clock,
        LongSupplier nanos,
        Duration poll,
        Duration commitEvery,
        Duration firstBackOff,
        Duration longestBackOff) {

    /** The timing used in production, on these clocks. */
    public static LoopTiming standard(Clock clock, LongSupplier nanos) {
        return new LoopTiming(
                clock,
                nanos,
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(30));
    }

    Duration backOff(int attempt) {
        int doublings = Math.min(attempt - 1, 20);
        Duration wait = firstBackOff.multipliedBy(1L << doublings);
        return wait.compareTo(longestBackOff) > 0 ? longestBackOff : wait;
    }
}
