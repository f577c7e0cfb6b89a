package io.hoststream.alert;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a partition from its beginning to where it ends now. Blocks, as long as it gets on. */
final class WholePartition {

    /** How long reading may go on without coming nearer to the end. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final LongSupplier nanos;

    WholePartition(Consumer<byte[], byte[]> consumer, LongSupplier nanos) {
        this.consumer = consumer;
        this.nanos = nanos;
    }

    /**
     * Hands over every record, in order; returns the offset at which the partition ends.
     *
     * @throws TimeoutException if it cannot be read to its end now
     */
    long read(TopicPartition partition, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> into) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
        long lastProgress = nanos.getAsLong();
        long position = consumer.position(partition, PATIENCE);
        while (position < end) {
            consumer.poll(POLL).records(partition).forEach(into);
            long now = consumer.position(partition, PATIENCE);
            if (now > position) {
                lastProgress = nanos.getAsLong();
            } else if (nanos.getAsLong() - lastProgress > PATIENCE.toNanos()) {
                throw new TimeoutException("Reading stopped at offset " + position + " of " + end + " of " + partition
                        + ": nothing came for " + PATIENCE.toSeconds() + " s");
            }
            position = now;
        }
        return end;
    }
}
