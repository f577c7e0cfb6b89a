package io.hoststream.bench.decode;

import io.hoststream.avro.HostSample;
import io.hoststream.launcher.simulate.FleetPlan;
import io.hoststream.launcher.simulate.SimulatedHost;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Samples of a lifelike fleet on the topic.
 *
 * @param records how many
 * @param bytes their values together, framed, before compression
 */
record Filling(long records, long bytes) {

    private static final long SEED = 1;
    private static final int HOSTS = 500;
    private static final int BATCH_BYTES = 128 << 10;
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Instant BEGIN = Instant.parse("2026-01-15T06:00:00Z");

    double bytesPerRecord() {
        return (double) bytes / records;
    }

    /** Publishes at least so many. */
    static Filling fill(KafkaSettings kafka, long records) {
        List<SimulatedHost> hosts = hosts();
        WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
        long sent = 0;
        long bytes = 0;
        AtomicLong refused = new AtomicLong();
        try (Producer<byte[], byte[]> producer = producer(kafka)) {
            for (Instant due = BEGIN; sent < records; due = due.plus(INTERVAL)) {
                for (SimulatedHost host : hosts) {
                    byte[] value = encoder.encode(host.next(due));
                    byte[] key = host.name().getBytes(StandardCharsets.UTF_8);
                    // The callback gets what the future would tell.
                    var unused = producer.send(
                            new ProducerRecord<>(Topic.SAMPLES.topicName(), key, value),
                            (metadata, failure) -> refused.addAndGet(failure == null ? 0 : 1));
                    bytes += value.length;
                }
                sent += HOSTS;
            }
        }
        if (refused.get() > 0) {
            throw new IllegalStateException("the topic did not take " + refused + " of " + sent + " records");
        }
        return new Filling(sent, bytes);
    }

    private static List<SimulatedHost> hosts() {
        FleetPlan plan = FleetPlan.of(SEED, HOSTS, INTERVAL);
        return IntStream.range(0, HOSTS)
                .mapToObj(index -> new SimulatedHost(plan, index))
                .toList();
    }

    /** Batches as large as those of a busy cluster; agents send theirs one by one, and the broker keeps them as they came. */
    private static Producer<byte[], byte[]> producer(KafkaSettings kafka) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrap(),
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        BATCH_BYTES,
                        ProducerConfig.LINGER_MS_CONFIG,
                        200,
                        ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
                        false),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
