package io.hoststream.pipeline.loop;

import io.hoststream.schema.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Decodes what a poll brought for one partition; what cannot be decoded becomes dead letters. */
final class BatchReader<T> {

    private final LoopSpec<T> spec;
    private final LoopMonitor monitor;

    BatchReader(LoopSpec<T> spec, LoopMonitor monitor) {
        this.spec = spec;
        this.monitor = monitor;
    }

    Delivery<T> read(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Received<T>> decoded = new ArrayList<>(records.size());
        List<DeadLetter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                decoded.add(new Received<>(
                        text(record.key()),
                        spec.decoding().decode(record.value()),
                        record.offset(),
                        record.timestamp()));
            } catch (MalformedRecordException e) {
                DeadLetter letter = new DeadLetter(record, String.valueOf(e.getMessage()), spec.name());
                letters.add(letter);
                monitor.malformed(letter);
            }
        }
        monitor.delivered(decoded.size());
        long next = records.get(records.size() - 1).offset() + 1;
        return new Delivery<>(new Batch<>(partition, decoded, next), letters);
    }

    private static @Nullable String text(byte @Nullable [] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }
}
