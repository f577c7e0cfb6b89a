package io.hoststream.notify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The notices that one receiver owes, in order, bounded: past the bound the oldest are given up. The loop's thread adds
 * and the lane's thread takes; the lock is held for a few instructions only.
 */
final class Waiting {

    /**
     * One notice in the queue.
     *
     * @param partition where its event is from
     * @param notice the notice
     * @param done completes when it needs no more care; the notices of one call share it, the last one completes it
     */
    record Item(
            TopicPartition partition,
            Notice notice,
            @Nullable CompletableFuture<Void> done) {

        void complete() {
            if (done != null) {
                done.complete(null);
            }
        }
    }

    private final int bound;
    private final Deque<Item> items = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;

    Waiting(int bound) {
        this.bound = bound;
    }

    /** Adds notices; {@code done} completes when the last of them needs no more care. Returns those given up for room. */
    List<Item> add(TopicPartition partition, List<Notice> notices, CompletableFuture<Void> done) {
        Deque<Item> over = new ArrayDeque<>();
        lock.lock();
        try {
            for (int number = 1; number <= notices.size(); number++) {
                boolean last = number == notices.size();
                items.addLast(new Item(partition, notices.get(number - 1), last ? done : null));
            }
            while (items.size() > bound) {
                over.addLast(items.removeFirst());
            }
        } finally {
            lock.unlock();
        }
        wake();
        over.forEach(Item::complete);
        return List.copyOf(over);
    }

    @Nullable
    Item first() {
        lock.lock();
        try {
            return items.peekFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Takes an item out that needs no more care. It may have gone already: given up, or its partition left. */
    void finish(Item item) {
        lock.lock();
        try {
            // The very item: two notices may be alike.
            if (isFirst(item)) {
                items.removeFirst();
            }
        } finally {
            lock.unlock();
        }
        item.complete();
    }

    // Two notices may be equal and still be two.
    @SuppressWarnings("ReferenceEquality")
    private boolean isFirst(Item item) {
        return items.peekFirst() == item;
    }

    void forget(TopicPartition partition) {
        lock.lock();
        try {
            items.removeIf(item -> item.partition().equals(partition));
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return items.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something was added or {@link #wake} was called since the last wait, or the time is over. */
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

    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
