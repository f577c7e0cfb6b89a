package io.hoststream.storage.remotewrite;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.Batch;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One partition on its way to a receiver: never more than one request at a time, so that the values of a series arrive in
 * order. Its methods are called on the loop's thread.
 */
final class Lane {

    /** A batch that took longer to get through was held up: nobody's silence meanwhile means anything. */
    private static final long HELD_UP_NANOS = 10_000_000_000L;

    private final Shard shard;
    private final Receiver receiver;
    private final Standing standing;
    private final Patience patience = new Patience();
    private @Nullable Transmission batch;
    private @Nullable Transmission endings;
    private CompletableFuture<Void> endingsSent = CompletableFuture.completedFuture(null);
    private long next;
    private long sinceNanos;

    Lane(Shard shard, Receiver receiver, Standing standing) {
        this.shard = shard;
        this.receiver = receiver;
        this.standing = standing;
    }

    /** Sends a batch, or what is left of it if it was delivered before. */
    CompletionStage<Long> deliver(Batch<HostSample> delivered, long nowMillis, long nowNanos) {
        settle(nowNanos);
        Transmission current = batch;
        if (current == null || next != delivered.next()) {
            current = transmission(shard.requests(delivered, nowMillis, nowNanos));
            batch = current;
            next = delivered.next();
            sinceNanos = nowNanos;
        }
        Transmission running = current;
        // Ends that cannot be sent are given up: the series then end by themselves, five minutes after their last
        // value.
        return endingsSent
                .exceptionally(failure -> null)
                .thenCompose(sent -> running.run())
                .thenApply(done -> delivered.next());
    }

    /** Ends the series of hosts that fell silent, unless something is under way. */
    void tick(long nowNanos) {
        settle(nowNanos);
        if (batch != null || !endingsSent.isDone()) {
            return;
        }
        List<Request> requests = shard.endings(nowNanos);
        if (!requests.isEmpty()) {
            endings = transmission(requests);
            endingsSent = endings.run();
        }
    }

    private Transmission transmission(List<Request> requests) {
        return new Transmission(requests, receiver, patience, standing);
    }

    private void settle(long nowNanos) {
        if (batch != null && batch.finished()) {
            batch = null;
            if (nowNanos - sinceNanos > HELD_UP_NANOS) {
                shard.disturbed(nowNanos);
            }
        }
    }

    /** Starts no more requests; returns up to where everything was answered, if that has moved since the last batch. */
    OptionalLong release() {
        if (endings != null) {
            endings.abandon();
        }
        Transmission current = batch;
        if (current == null) {
            return OptionalLong.empty();
        }
        current.abandon();
        long done = current.doneBelow();
        return done == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(done);
    }
}
