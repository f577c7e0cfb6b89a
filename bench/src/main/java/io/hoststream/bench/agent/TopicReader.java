package io.hoststream.bench.agent;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is on a topic, from where it was left. Used by one thread. */
final class TopicReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;

    TopicReader(String bootstrap, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        assign();
    }

    /** A topic that was made a moment ago may not be known yet. */
    private void assign() {
        List<PartitionInfo> found = List.of();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (found.isEmpty() && System.nanoTime() < deadline) {
            found = consumer.partitionsFor(topic, PATIENCE);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("topic " + topic + " is not there");
        }
        consumer.assign(found.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    /** Hands over every record up to the topic's end as it is now. */
    void drain(Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(sink);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
