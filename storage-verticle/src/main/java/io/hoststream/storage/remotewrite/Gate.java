package io.hoststream.storage.remotewrite;

import io.hoststream.pipeline.loop.RetriableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bounded number of requests through to a receiver at the same time, in the order in which they came, and none for
 * as long as the receiver has asked to be left alone. Any thread may call it.
 */
final class Gate implements Receiver {

    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    /** The answer to be to a request. */
    private static final class Waiting extends CompletableFuture<Answer> {
        private final byte[] body;

        Waiting(byte[] body) {
            this.body = body;
        }
    }

    private final Receiver receiver;
    private final int most;
    private final LongSupplier nanos;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int running;
    private boolean resting;
    private long restUntil;

    Gate(Receiver receiver, int most, LongSupplier nanos) {
        this.receiver = receiver;
        this.most = most;
        this.nanos = nanos;
    }

    @Override
    public CompletionStage<Answer> send(byte[] body) {
        Waiting answer = new Waiting(body);
        synchronized (this) {
            queue.add(answer);
        }
        pass();
        return answer;
    }

    private void pass() {
        for (Waiting next = next(); next != null; next = next()) {
            Duration rest = rest();
            if (rest.isZero()) {
                start(next);
            } else {
                leave(Duration.ZERO);
                next.completeExceptionally(
                        new RetriableException("it asked to be left alone, for another " + rest.toSeconds() + " s"));
            }
        }
    }

    private synchronized @Nullable Waiting next() {
        if (running == most || queue.isEmpty()) {
            return null;
        }
        running++;
        return queue.poll();
    }

    private synchronized Duration rest() {
        long left = resting ? restUntil - nanos.getAsLong() : 0;
        resting = left > 0;
        return resting ? Duration.ofNanos(left) : Duration.ZERO;
    }

    private void start(Waiting next) {
        receiver.send(next.body).whenComplete((answer, failure) -> {
            leave(answer == null ? Duration.ZERO : answer.retryAfter());
            if (answer == null) {
                next.completeExceptionally(failure);
            } else {
                next.complete(answer);
            }
            pass();
        });
    }

    private synchronized void leave(Duration rest) {
        running--;
        if (!rest.isZero()) {
            Duration bounded = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
            restUntil = nanos.getAsLong() + bounded.toNanos();
            resting = true;
        }
    }
}
