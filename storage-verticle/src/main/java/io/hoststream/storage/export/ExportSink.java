package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.Sink;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/** Keeps the table of the newest values up to date. */
final class ExportSink implements Sink<HostSample> {

    private final SeriesTable table;
    private final Clock clock;
    private final Counter outdated;

    ExportSink(SeriesTable table, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.clock = clock;
        this.outdated = Counter.builder("hoststream.export.samples.outdated")
                .description("Samples that were not the newest of their host, or of another installation of its name")
                .register(meters);
    }

    @Override
    public CompletionStage<Long> deliver(Batch<HostSample> batch) {
        long now = clock.millis();
        int partition = batch.partition().partition();
        for (Received<HostSample> record : batch.records()) {
            if (record.value() != null && !table.accept(partition, record.value(), record.arrivedMillis(), now)) {
                outdated.increment();
            }
        }
        return CompletableFuture.completedFuture(batch.next());
    }

    @Override
    public OptionalLong release(TopicPartition partition) {
        table.drop(partition.partition());
        return OptionalLong.empty();
    }

    @Override
    public void tick(Instant now) {
        table.forget(now.toEpochMilli());
    }
}
