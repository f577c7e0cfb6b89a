package io.hoststream.serve.travel;

import java.util.Map;

/** Where the reading of the topic begins. */
public sealed interface Start {

    /**
     * With what arrived at a time or later.
     *
     * @param millis milliseconds since 1970
     */
    record AtTime(long millis) implements Start {}

    /**
     * At offsets. One that is no longer there begins with the oldest that is, one beyond the end at the end.
     *
     * @param next the offset for each partition
     */
    record AtOffsets(Map<Integer, Long> next) implements Start {

        /** Keeps its own copy. */
        public AtOffsets {
            next = Map.copyOf(next);
        }
    }
}
