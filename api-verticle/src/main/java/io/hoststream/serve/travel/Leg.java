package io.hoststream.serve.travel;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One reading of the topic, from one place on.
 *
 * @param start where it begins
 * @param partitions the partitions that are read; empty for all
 * @param hosts the hosts that are wanted; asked on the reader's thread
 * @param backlog how far ahead may be read
 * @param listener who is told, on the thread that the listener belongs to
 */
public record Leg(
        Start start, Optional<Set<Integer>> partitions, Predicate<String> hosts, Backlog backlog, Listener listener) {

    /** Bytes that are read ahead of all partitions together. */
    static final long READ_AHEAD_BYTES = 4L << 20;

    /** Follows the reading. Whoever began another leg hears of this one a little longer, and must not listen. */
    public interface Listener {

        /** The leg begins. */
        void located(Located where);

        /** Something was read, or the end of a partition was reached. */
        void read(Chunk chunk);

        /** The topic cannot be read now; it is tried again. */
        void unreachable(String why);
    }
}
