package io.hoststream.pipeline.loop;

import java.time.Duration;

/** How a loop takes part in a topic. */
public sealed interface Subscription {

    /** Whether the loop commits the offsets that its sink is done with. */
    default boolean loopCommits() {
        return false;
    }

    /** Who commits the offsets of a group. */
    enum Commits {
        /** The loop, at a pace, what the sink has finished. */
        LOOP,
        /** The sink, in the transaction of what it writes; it says itself where partitions resume. */
        SINK
    }

    /**
     * The instances that share the id share the partitions, and offsets are committed.
     *
     * @param id the consumer group
     * @param commits who commits
     */
    record Group(String id, Commits commits) implements Subscription {

        /** A group whose offsets the loop commits. */
        public Group(String id) {
            this(id, Commits.LOOP);
        }

        @Override
        public boolean loopCommits() {
            return commits == Commits.LOOP;
        }
    }

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
