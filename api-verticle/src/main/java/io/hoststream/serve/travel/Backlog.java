package io.hoststream.serve.travel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was read ahead and not used yet, by partition, in bytes on the topic: the reader stops at a partition that has enough.
 * Shared by the reader's thread, which adds, and the journey's, which takes.
 */
public final class Backlog {

    private final long most;
    private final Map<Integer, LongAdder> byPartition = new ConcurrentHashMap<>();
    private volatile boolean held;

    /** At most about so many bytes of each partition. */
    public Backlog(long most) {
        this.most = most;
    }

    void add(int partition, long bytes) {
        of(partition).add(bytes);
    }

    void take(int partition, long bytes) {
        of(partition).add(-bytes);
    }

    /** Whether a partition is not to be read for now. */
    boolean full(int partition) {
        return held || of(partition).sum() >= most;
    }

    /** Nothing is to be read at all, for as long as that holds. */
    void hold(boolean now) {
        held = now;
    }

    private LongAdder of(int partition) {
        return byPartition.computeIfAbsent(partition, unused -> new LongAdder());
    }
}
