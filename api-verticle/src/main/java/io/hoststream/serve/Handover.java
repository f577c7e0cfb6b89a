package io.hoststream.serve;

import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.Sink;
import io.vertx.core.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.ObjIntConsumer;

/**
 * Hands decoded batches from a loop's thread to the event loop that owns the view, in slices, so that a backlog does not
 * keep that event loop from its sockets. The batch is finished when its last record was applied.
 *
 * @param <T> the type of the records
 */
final class Handover<T> implements Sink<T> {

    private static final int SLICE = 100;

    private final Context owner;
    private final ObjIntConsumer<Received<T>> apply;
    private final Runnable settle;

    /** Applies records one by one, each with the number of its partition, and settles after each slice, both on {@code owner}. */
    Handover(Context owner, ObjIntConsumer<Received<T>> apply, Runnable settle) {
        this.owner = owner;
        this.apply = apply;
        this.settle = settle;
    }

    @Override
    public CompletionStage<Long> deliver(Batch<T> batch) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        owner.runOnContext(now -> slice(batch, 0, done));
        return done;
    }

    private void slice(Batch<T> batch, int from, CompletableFuture<Long> done) {
        List<Received<T>> records = batch.records();
        int to = Math.min(from + SLICE, records.size());
        try {
            records.subList(from, to)
                    .forEach(record -> apply.accept(record, batch.partition().partition()));
            settle.run();
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
            return;
        }
        if (to < records.size()) {
            owner.runOnContext(now -> slice(batch, to, done));
        } else {
            done.complete(batch.next());
        }
    }
}
