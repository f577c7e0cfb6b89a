package io.hoststream.collect.shipping;

import io.hoststream.collect.spool.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What other threads hand to the shipping thread, bounded, and what wakes it. The lock is held for a few instructions only,
 * so handing over never waits for a disk or a broker.
 */
final class Mailbox {

    /** The shipping thread empties it at once, unless a disk holds it up. */
    static final int MOST_ENTRIES = 500;

    static final long MOST_BYTES = 1L << 20;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long bytes;
    private @Nullable ProducerRecord<byte[], byte[]> registration;
    private boolean woken;

    /** Hands over an entry; returns the older ones that had to make room. */
    List<Entry> offer(Entry entry) {
        lock.lock();
        try {
            List<Entry> gone = makeRoom(entry.bytes());
            entries.addLast(entry);
            bytes += entry.bytes();
            signal();
            return gone;
        } finally {
            lock.unlock();
        }
    }

    private List<Entry> makeRoom(int need) {
        List<Entry> gone = List.of();
        while (entries.size() >= MOST_ENTRIES || bytes + need > MOST_BYTES) {
            Entry oldest = poll();
            if (oldest == null) {
                break;
            }
            gone = gone.isEmpty() ? new ArrayList<>() : gone;
            gone.add(oldest);
        }
        return gone;
    }

    /** Takes the oldest entry; null if there is none. */
    @Nullable
    Entry take() {
        lock.lock();
        try {
            return poll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Entry poll() {
        Entry entry = entries.pollFirst();
        bytes -= entry == null ? 0 : entry.bytes();
        return entry;
    }

    /** Hands over what this host is, in place of what was handed over before. */
    void register(ProducerRecord<byte[], byte[]> record) {
        lock.lock();
        try {
            registration = record;
            signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what this host is; null if there is nothing new. */
    @Nullable
    ProducerRecord<byte[], byte[]> takeRegistration() {
        lock.lock();
        try {
            ProducerRecord<byte[], byte[]> record = registration;
            registration = null;
            return record;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the current wait, or the next. */
    void wake() {
        lock.lock();
        try {
            signal();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        woken = true;
        changed.signal();
    }

    /** Waits until something is handed over or answered, but not longer than that. */
    void await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!woken && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }
}
