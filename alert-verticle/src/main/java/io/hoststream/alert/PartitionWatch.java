package io.hoststream.alert;

import io.hoststream.alert.engine.Engine;
import io.hoststream.avro.AlertEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everything that is kept for one partition of samples: its engine, and the events that the topic does not have yet. */
final class PartitionWatch {

    private record Outgoing(AlertEvent event, CompletableFuture<Long> acked) {}

    private final Engine engine;
    private List<Outgoing> outgoing = List.of();
    private OptionalLong next = OptionalLong.empty();

    PartitionWatch(Engine engine) {
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }

    /**
     * Publishes the events of a batch, after those that an earlier attempt could not publish: the engine does not say a
     * thing twice.
     *
     * @param offset the offset that follows the batch
     * @return completes with the offset to resume at when the topic has all of them
     */
    CompletableFuture<Long> publish(List<AlertEvent> events, long offset, EventOutlet outlet) {
        List<AlertEvent> all = new ArrayList<>();
        for (Outgoing before : outgoing) {
            if (before.acked().isCompletedExceptionally()) {
                all.add(before.event());
            }
        }
        all.addAll(events);
        outgoing = all.stream()
                .map(event -> new Outgoing(event, outlet.publish(event).toCompletableFuture()))
                .toList();
        next = OptionalLong.of(offset);
        return allAcked().thenApply(done -> offset);
    }

    /** Waits until the topic has all events; returns the offset to resume at, empty if that cannot be said. */
    OptionalLong settle(Duration bound) {
        try {
            allAcked().get(bound.toMillis(), TimeUnit.MILLISECONDS);
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } catch (ExecutionException | TimeoutException e) {
            // Not on the topic, so not handled: whoever gets the partition evaluates those samples again.
            return OptionalLong.empty();
        }
    }

    private CompletableFuture<Void> allAcked() {
        return CompletableFuture.allOf(outgoing.stream().map(Outgoing::acked).toArray(CompletableFuture<?>[]::new));
    }
}
