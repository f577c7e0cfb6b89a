package io.hoststream.pipeline.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, bounded: past the bound the oldest goes, because for a live picture the newest counts most. The
 * lock is held for a few instructions only, so adding never waits for the broker.
 */
final class Outbox<T> {

    /** One record with the promise that was given for it. */
    record Parcel<T>(String key, @Nullable T value, CompletableFuture<Long> acked) {}

    private final int bound;
    private final Deque<Parcel<T>> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    Outbox(int bound) {
        this.bound = bound;
    }

    CompletionStage<Long> add(String key, @Nullable T value) {
        Parcel<T> parcel = new Parcel<>(key, value, new CompletableFuture<>());
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(new DroppedException("the publisher is closed"));
            }
            waiting.addLast(parcel);
            changed.signal();
        } finally {
            lock.unlock();
        }
        dropOldest();
        return parcel.acked();
    }

    private void dropOldest() {
        Parcel<T> dropped;
        lock.lock();
        try {
            dropped = waiting.size() > bound ? waiting.pollFirst() : null;
        } finally {
            lock.unlock();
        }
        if (dropped != null) {
            // Outside the lock: the stage may run the caller's code.
            dropped.acked().completeExceptionally(new DroppedException("more than " + bound + " records waited"));
        }
    }

    /** The oldest parcel, after waiting for one up to {@code nanos}; null if there is none. */
    @Nullable
    Parcel<T> take(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return waiting.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Puts a parcel back to the front: it could not be sent yet. */
    void putBack(Parcel<T> parcel) {
        lock.lock();
        try {
            waiting.addFirst(parcel);
        } finally {
            lock.unlock();
        }
    }

    /** Waits a little before another attempt, or until the outbox is closed. */
    void pause(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Fails everything that still waits. To be called after {@link #close}. */
    void giveUp() {
        List<Parcel<T>> left;
        lock.lock();
        try {
            left = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(parcel -> parcel.acked()
                .completeExceptionally(new DroppedException("the publisher was closed before the broker took it")));
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
