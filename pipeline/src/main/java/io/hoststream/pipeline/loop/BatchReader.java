package io.hoststream.pipeline.loop;

import io.hoststream.schema.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Decodes what a poll brought for one partition; what cannot be decoded becomes dead letters. */
final class BatchReader<T> {

    private final LoopSpec<T> spec;
    private final LoopMonitor monitor;

    BatchReader(LoopSpec<T> spec, LoopMonitor monitor) {
        this.spec = spec;
        this.monitor = monitor;
    }

    /**
     * What these records are, up to the first that nobody can say anything of now; that one and what follows are to be read
     * again.
     *
     * @throws org.apache.kafka.common.errors.RetriableException if that is the first of them
     */
    Delivery<T> read(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Received<T>> decoded = new ArrayList<>(records.size());
        List<DeadLetter> letters = new ArrayList<>();
        long next = records.get(0).offset();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                decoded.add(decode(record));
            } catch (MalformedRecordException e) {
                DeadLetter letter = new DeadLetter(record, String.valueOf(e.getMessage()), spec.name());
                letters.add(letter);
                monitor.malformed(letter);
            } catch (RetriableException e) {
                if (decoded.isEmpty() && letters.isEmpty()) {
                    throw e;
                }
                break;
            }
            next = record.offset() + 1;
        }
        monitor.delivered(decoded.size());
        return new Delivery<>(new Batch<>(partition, decoded, next), letters);
    }

    private Received<T> decode(ConsumerRecord<byte[], byte[]> record) {
        return new Received<>(
                text(record.key()), spec.decoding().decode(record.value()), record.offset(), record.timestamp());
    }

    private static @Nullable String text(byte @Nullable [] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }
}
