package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.Sink;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Brings alerts to the desk, every instance all of them, so that another can take over at once. */
final class AlertFold implements Sink<AlertEvent> {

    private final Desk desk;
    private final Consumer<Instant> ticks;
    private boolean read;

    /** {@code ticks} is called a few times a second. */
    AlertFold(Desk desk, Consumer<Instant> ticks) {
        this.desk = desk;
        this.ticks = ticks;
    }

    @Override
    public CompletionStage<Long> deliver(Batch<AlertEvent> batch) {
        for (Received<AlertEvent> record : batch.records()) {
            AlertEvent event = record.value();
            if (event != null) {
                desk.accept(event, Instant.ofEpochMilli(record.arrivedMillis()));
            }
        }
        return CompletableFuture.completedFuture(batch.next());
    }

    @Override
    public void behind(OptionalLong records) {
        if (!read && records.isPresent() && records.getAsLong() == 0) {
            read = true;
            desk.alertsRead();
        }
    }

    @Override
    public void tick(Instant now) {
        ticks.accept(now);
    }
}
