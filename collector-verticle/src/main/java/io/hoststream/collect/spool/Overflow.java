package io.hoststream.collect.spool;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Entries that the disk does not have, in memory and in order: those that were taken first, then those that wait. */
final class Overflow {

    /** Half an hour at one sample a second. */
    static final int MOST = 2_000;

    private static final long MOST_BYTES = 4L << 20;

    private final Deque<Entry> taken = new ArrayDeque<>();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private long bytes;

    void add(Entry entry) {
        waiting.addLast(entry);
        bytes += entry.bytes();
    }

    int size() {
        return taken.size() + waiting.size();
    }

    int taken() {
        return taken.size();
    }

    /** Whether it is past its bound. */
    boolean full() {
        return size() > MOST || bytes > MOST_BYTES;
    }

    /** The first of all; null if there is none. */
    @Nullable
    Entry first() {
        return taken.isEmpty() ? waiting.peekFirst() : taken.peekFirst();
    }

    /** Takes the first one that waits; null if none does. */
    @Nullable
    Entry take() {
        Entry entry = waiting.pollFirst();
        if (entry != null) {
            taken.addLast(entry);
        }
        return entry;
    }

    void putBack() {
        waiting.addFirst(taken.removeLast());
    }

    void rewind() {
        while (!taken.isEmpty()) {
            putBack();
        }
    }

    /** Removes the first of all; there is one. */
    Entry removeFirst() {
        return removed(taken.isEmpty() ? waiting.removeFirst() : taken.removeFirst());
    }

    /** Removes the oldest that waits, since what was taken is on its way; null if none waits. */
    @Nullable
    Entry removeOldestWaiting() {
        return waiting.isEmpty() ? null : removed(waiting.removeFirst());
    }

    private Entry removed(Entry entry) {
        bytes -= entry.bytes();
        return entry;
    }
}
