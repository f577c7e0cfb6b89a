package io.hoststream.pipeline.loop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A topic as the broker keeps it: records stay where they are until retention takes them, whoever has read them. */
final class FakeTopic {

    /** A value that starts with this cannot be decoded. */
    static final String MALFORMED = "malformed";

    private final String name;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final Map<TopicPartition, Long> beginnings = new HashMap<>();

    private long firstMillis;

    FakeTopic(String name, int partitions) {
        this.name = name;
        for (int partition = 0; partition < partitions; partition++) {
            records.put(new TopicPartition(name, partition), new ArrayList<>());
        }
    }

    TopicPartition partition(int number) {
        return new TopicPartition(name, number);
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(records.keySet());
    }

    /** When the record at offset 0 arrives; each one after it comes a millisecond later. */
    void timeOfOffsetZero(long millis) {
        firstMillis = millis;
    }

    /** Appends a record and returns its offset. */
    long append(TopicPartition partition, String value) {
        List<ConsumerRecord<byte[], byte[]>> log = log(partition);
        long offset = log.size();
        log.add(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                firstMillis + offset,
                TimestampType.LOG_APPEND_TIME,
                1,
                value.length(),
                "key".getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty()));
        return offset;
    }

    /** Retention takes everything before an offset. */
    void trim(TopicPartition partition, long beginning) {
        beginnings.put(partition, beginning);
    }

    /** The topic is deleted and made again. */
    void recreate(TopicPartition partition) {
        log(partition).clear();
        beginnings.remove(partition);
    }

    long beginning(TopicPartition partition) {
        return beginnings.getOrDefault(partition, 0L);
    }

    long end(TopicPartition partition) {
        return log(partition).size();
    }

    /** Up to {@code most} records from an offset on. */
    List<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long from, int most) {
        List<ConsumerRecord<byte[], byte[]>> log = log(partition);
        return List.copyOf(log.subList((int) from, (int) Math.min(log.size(), from + most)));
    }

    private List<ConsumerRecord<byte[], byte[]>> log(TopicPartition partition) {
        return records.computeIfAbsent(partition, missing -> {
            throw new IllegalArgumentException("no such partition: " + missing);
        });
    }
}
