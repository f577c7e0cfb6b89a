package io.hoststream.bench.live;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A plain consumer of the samples, on a thread of its own: what the way through the topic takes alone. */
final class PlainReader implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private final WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final Latencies latencies;
    private final Thread thread = new Thread(this::read, "plain reader");
    private volatile boolean ending;

    PlainReader(KafkaSettings kafka, Latencies latencies) {
        this.consumer = KafkaClients.consumer(kafka, "plain", "");
        this.latencies = latencies;
        List<TopicPartition> partitions = IntStream.range(0, Topic.SAMPLES.partitions())
                .mapToObj(number -> new TopicPartition(Topic.SAMPLES.topicName(), number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    private void read() {
        while (!ending) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                latencies.arrived(decoder.decode(record.value()).getTime().toEpochMilli());
            }
        }
        consumer.close();
    }

    @Override
    public void close() throws InterruptedException {
        ending = true;
        thread.join();
    }
}
