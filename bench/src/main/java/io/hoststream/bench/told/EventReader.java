package io.hoststream.bench.told;

import io.hoststream.avro.AlertEvent;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the events as every consumer of them does, committed ones alone, and takes the time. */
final class EventReader implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private final CrossingHosts hosts;
    private final WireDecoder<AlertEvent> decoder = new WireDecoder<>(AlertEvent.getClassSchema(), SchemaIds.fixed());
    private final List<Double> millis = new ArrayList<>();

    EventReader(KafkaSettings kafka, CrossingHosts hosts) {
        this.consumer = KafkaClients.consumer(kafka, "latency", "");
        this.hosts = hosts;
        List<TopicPartition> partitions = IntStream.range(0, Topic.ALERTS.partitions())
                .mapToObj(number -> new TopicPartition(Topic.ALERTS.topicName(), number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Takes in what comes within that time. */
    void poll(Duration time) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(time)) {
            AlertEvent event = decoder.decode(record.value());
            long sent = hosts.sentAt(event.getHost(), event.getTime());
            millis.add((System.nanoTime() - sent) / 1e6);
        }
    }

    /** Milliseconds from a sample's sending to its event, in the order of the events. */
    List<Double> millis() {
        return millis;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
