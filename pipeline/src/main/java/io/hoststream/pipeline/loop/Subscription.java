package io.hoststream.pipeline.loop;

import java.time.Duration;

/** How a loop takes part in a topic. */
public sealed interface Subscription {

    /**
     * The instances that share the id share the partitions, and offsets are committed.
     *
     * @param id the consumer group
     */
    record Group(String id) implements Subscription {}

    /**
     * Every instance sees all partitions, from {@code lookBack} before now, and commits nothing.
     *
     * @param lookBack how far back to start; {@link #EVERYTHING} for the beginning, {@link #NOTHING} for the end
     */
    record Tail(Duration lookBack) implements Subscription {

        /** Start at the beginning of the topic. */
        public static final Duration EVERYTHING = Duration.ofDays(36_500);

        /** Start at the end of the topic, by its offsets: whatever the clock of this machine says. */
        public static final Duration NOTHING = Duration.ZERO;
    }
}
