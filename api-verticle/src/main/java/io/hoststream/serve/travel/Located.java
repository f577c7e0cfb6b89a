package io.hoststream.serve.travel;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Where a leg begins, and what there is.
 *
 * @param starts the offset that each partition is read from
 * @param oldest the first offset that each partition still has
 * @param ends the offset that follows the last record of each partition
 * @param oldestMillis when the oldest record of these partitions arrived; empty if there is none
 */
public record Located(
        Map<Integer, Long> starts, Map<Integer, Long> oldest, Map<Integer, Long> ends, OptionalLong oldestMillis) {

    /** Keeps its own copies. */
    public Located {
        starts = Map.copyOf(starts);
        oldest = Map.copyOf(oldest);
        ends = Map.copyOf(ends);
    }
}
