package io.hoststream.pipeline.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way to the sink, with the malformed records found between its own. The delivery is complete when the
 * sink has handled the batch and the dead letters are on their topic.
 */
final class Delivery<T> {

    private final Batch<T> batch;
    private volatile List<DeadLetter> letters;
    private @Nullable Long handled;

    Delivery(Batch<T> batch, List<DeadLetter> letters) {
        this.batch = batch;
        this.letters = letters;
    }

    /**
     * Nothing, to stand in a partition's place while it waits for records that cannot be decoded yet. The sink gets none of
     * it, and no offset is handled by it: what the sink has of the records before may not be durable.
     */
    static <T> Delivery<T> nothing(TopicPartition partition, long offset) {
        Delivery<T> nothing = new Delivery<>(new Batch<>(partition, List.of(), offset), List.of());
        nothing.handled = 0L;
        return nothing;
    }

    Batch<T> batch() {
        return batch;
    }

    /** The offset below which the dead letters do not hold anything up. */
    long lettersDoneBelow() {
        return letters.isEmpty() ? batch.next() : letters.get(0).record().offset();
    }

    /** Hands out what is not done yet; completes with the offset that the sink gives. Called on the loop's thread. */
    CompletionStage<Long> attempt(Sink<T> sink, DeadLetters deadLetters) {
        CompletionStage<?> sent = send(deadLetters);
        return deliver(sink).thenCombine(sent, (offset, ignored) -> offset);
    }

    private CompletionStage<Long> deliver(Sink<T> sink) {
        if (handled != null) {
            return CompletableFuture.completedFuture(handled);
        }
        try {
            return sink.deliver(batch).thenApply(offset -> handled = offset);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<?> send(DeadLetters deadLetters) {
        if (letters.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<DeadLetter> sending = new ArrayList<>(letters);
        return deadLetters.send(sending).thenRun(() -> letters = List.of());
    }
}
