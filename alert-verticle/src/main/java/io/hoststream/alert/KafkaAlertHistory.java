package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Cause;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.WireDecoder;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic with a consumer of its own, which is opened for the first partition and closed when all are read. */
final class KafkaAlertHistory implements AlertHistory {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaAlertHistory.class);

    /** How long reading may go on without coming nearer to the end; far below the time after which the group gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final WireDecoder<AlertEvent> decoder;
    private final LongSupplier nanos;
    private @Nullable Consumer<byte[], byte[]> open;

    KafkaAlertHistory(
            Supplier<Consumer<byte[], byte[]>> consumers, WireDecoder<AlertEvent> decoder, LongSupplier nanos) {
        this.consumers = consumers;
        this.decoder = decoder;
        this.nanos = nanos;
    }

    @Override
    public void read(int number, java.util.function.Consumer<AlertEvent> into) {
        if (open == null) {
            open = consumers.get();
        }
        Consumer<byte[], byte[]> consumer = open;
        TopicPartition partition = new TopicPartition(Topic.ALERTS.topicName(), number);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = end(consumer, partition);
        // Asked for after the end of the events: whatever sample these are about lies below it, if it is still there.
        long samples = end(consumer, new TopicPartition(Topic.SAMPLES.topicName(), number));
        drain(consumer, partition, end, event -> into.accept(placed(event, samples)));
    }

    private static long end(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
    }

    private void drain(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long end,
            java.util.function.Consumer<AlertEvent> into) {
        long lastProgress = nanos.getAsLong();
        long position = consumer.position(partition, PATIENCE);
        while (position < end) {
            consumer.poll(POLL).records(partition).forEach(record -> accept(record, into));
            long now = consumer.position(partition, PATIENCE);
            if (now > position) {
                lastProgress = nanos.getAsLong();
            } else if (nanos.getAsLong() - lastProgress > PATIENCE.toNanos()) {
                throw new TimeoutException("Reading what was told before stopped at offset " + position + " of " + end
                        + " of " + partition + ": nothing came for " + PATIENCE.toSeconds() + " s");
            }
            position = now;
        }
    }

    /** Samples beyond the end are gone: their topic was made anew or cut, and new samples come to lie at their offsets. */
    private static AlertEvent placed(AlertEvent event, long samples) {
        Cause cause = event.getCause();
        return cause == null || cause.getLastOffset() < samples ? event : withoutCause(event);
    }

    // Not by a builder: it copies deeply, for which Avro has to be told to trust the classes of the event.
    static AlertEvent withoutCause(AlertEvent event) {
        return new AlertEvent(
                event.getId(),
                event.getRule(),
                event.getSeverity(),
                event.getState(),
                event.getHost(),
                event.getHostId(),
                event.getHostLabels(),
                event.getMetric(),
                event.getDeviceLabels(),
                event.getValue(),
                event.getLimit(),
                event.getSince(),
                event.getTime(),
                event.getSummary(),
                null,
                event.getBacklog(),
                event.getKind(),
                event.getLabels(),
                event.getRunbook(),
                event.getQuiet(),
                event.getFires(),
                event.getExpected(),
                event.getReaches(),
                event.getMeasured());
    }

    private void accept(ConsumerRecord<byte[], byte[]> record, java.util.function.Consumer<AlertEvent> into) {
        try {
            into.accept(decoder.decode(record.value()));
        } catch (MalformedRecordException e) {
            LOG.warn(
                    "topic={} partition={} offset={} is passed over: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close(CloseOptions.timeout(Duration.ofSeconds(1)));
            open = null;
        }
    }
}
