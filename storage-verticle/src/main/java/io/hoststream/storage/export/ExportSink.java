package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.Sink;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes samples into the table and lets hosts that are long gone go. */
final class ExportSink implements Sink<HostSample> {

    private final SeriesTable table;
    private final Duration forgetAfter;

    ExportSink(SeriesTable table, Duration forgetAfter) {
        this.table = table;
        this.forgetAfter = forgetAfter;
    }

    @Override
    public CompletionStage<Long> deliver(Batch<HostSample> batch) {
        for (Received<HostSample> received : batch.records()) {
            HostSample sample = received.value();
            if (sample != null) {
                table.accept(sample, received.arrivedMillis());
            }
        }
        return CompletableFuture.completedFuture(batch.next());
    }

    @Override
    public void tick(Instant now) {
        table.forget(now.toEpochMilli(), forgetAfter);
    }
}
