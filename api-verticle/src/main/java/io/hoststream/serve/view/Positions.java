package io.hoststream.serve.view;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How far a view has seen the samples' topic: in each partition everything from one offset up to another. A partition whose
 * offsets go back is one of a topic that was made anew.
 */
public final class Positions {

    private record Seen(long from, long next) {}

    private final Map<Integer, Seen> byPartition = new HashMap<>();

    void saw(int partition, long offset) {
        if (partition >= 0) {
            byPartition.merge(
                    partition,
                    new Seen(offset, offset + 1),
                    (before, now) -> offset < before.from() ? now : new Seen(before.from(), now.next()));
        }
    }

    /** The partitions of which anything was seen. */
    public Set<Integer> partitions() {
        return Set.copyOf(byPartition.keySet());
    }

    /** From which offset on everything was seen; the greatest number where nothing was. */
    public long from(int partition) {
        Seen seen = byPartition.get(partition);
        return seen == null ? Long.MAX_VALUE : seen.from();
    }

    /** The offset that follows the last sample that was seen; 0 where none was. */
    public long next(int partition) {
        Seen seen = byPartition.get(partition);
        return seen == null ? 0 : seen.next();
    }
}
