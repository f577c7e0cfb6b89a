package io.hoststream.storage.remotewrite;

import io.hoststream.pipeline.loop.RetriableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one batch on their way, strictly one after another. What the receiver cannot take now stays and is sent
 * again by the next {@link #run()}; what it never takes is passed over. At any time one thread moves it on.
 */
final class Transmission {

    private final Deque<Request> rest;
    private final Receiver receiver;
    private final Patience patience;
    private final Standing standing;
    private volatile long doneBelow = Long.MIN_VALUE;
    private volatile boolean finished;
    private volatile boolean abandoned;

    Transmission(List<Request> requests, Receiver receiver, Patience patience, Standing standing) {
        this.rest = new ArrayDeque<>(requests);
        this.receiver = receiver;
        this.patience = patience;
        this.standing = standing;
        this.finished = requests.isEmpty();
    }

    /** Sends what is left. Fails with a {@link RetriableException} where the receiver cannot take it for now. */
    CompletableFuture<Void> run() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        step(done);
        return done;
    }

    /** Starts no more requests. */
    void abandon() {
        abandoned = true;
    }

    boolean finished() {
        return finished;
    }

    /** The offset below which everything was answered for good; the least number if that is nothing yet. */
    long doneBelow() {
        return doneBelow;
    }

    private void step(CompletableFuture<Void> done) {
        Request request = rest.peek();
        if (request == null) {
            finished = true;
            done.complete(null);
        } else if (abandoned) {
            done.completeExceptionally(new RetriableException("the partition was given away"));
        } else {
            receiver.send(request.body()).whenComplete((answer, failure) -> answered(request, answer, failure, done));
        }
    }

    /** The future ends whatever goes wrong: the partition would wait for ever. */
    private void answered(
            Request request, @Nullable Answer answer, @Nullable Throwable failure, CompletableFuture<Void> done) {
        try {
            if (answer == null) {
                done.completeExceptionally(standing.unreachable(unwrapped(failure)));
            } else if (answer.verdict() == Answer.Verdict.LATER) {
                done.completeExceptionally(standing.later(answer));
            } else {
                settle(request, answer);
                step(done);
            }
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private void settle(Request request, Answer answer) {
        rest.remove();
        boolean accepted = answer.verdict() == Answer.Verdict.ACCEPTED;
        if (answer.verdict() == Answer.Verdict.TOO_LATE && request.divisible() && patience.take()) {
            List<Request> halves = request.halves();
            rest.push(halves.get(1));
            rest.push(halves.get(0));
            return;
        }
        if (accepted) {
            patience.earn();
            standing.accepted(request);
        } else {
            standing.refused(request, answer);
        }
        doneBelow = Math.max(doneBelow, request.doneBelow());
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
