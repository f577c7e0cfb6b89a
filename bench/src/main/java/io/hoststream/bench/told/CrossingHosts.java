package io.hoststream.bench.told;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Hosts that speak one after the other, each every ten seconds; one sample in twenty crosses the limit. */
final class CrossingHosts {

    static final int INTERVAL_MILLIS = 10_000;

    private static final int ONE_IN = 20;

    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final Producer<byte[], byte[]> producer;
    private final Instant start;
    private final int hosts;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();

    CrossingHosts(Producer<byte[], byte[]> producer, int hosts, Instant start) {
        this.producer = producer;
        this.hosts = hosts;
        this.start = start;
    }

    /** The sample with that number among those of all hosts, sent now. */
    Future<RecordMetadata> speak(long number) {
        int host = (int) (number % hosts);
        long round = number / hosts;
        String name = "host-" + host;
        boolean crosses = (host + round) % ONE_IN == 0;
        Instant time = start.plusMillis(number * INTERVAL_MILLIS / hosts);
        byte[] value = encoder.encode(sample(name, round + 1, time, crosses ? 97 : 20));
        sent.put(key(name, time), System.nanoTime());
        return producer.send(
                new ProducerRecord<>(Topic.SAMPLES.topicName(), name.getBytes(StandardCharsets.UTF_8), value));
    }

    /** When that sample was sent, by the monotonic clock. */
    long sentAt(String host, Instant time) {
        return sent.getOrDefault(key(host, time), 0L);
    }

    private static String key(String host, Instant time) {
        return host + "@" + time.toEpochMilli();
    }

    private HostSample sample(String name, long sequence, Instant time, float percent) {
        return HostSample.newBuilder()
                .setHost(name)
                .setHostId("id-of-" + name)
                .setEpoch(start)
                .setSequence(sequence)
                .setTime(time)
                .setIntervalMillis(INTERVAL_MILLIS)
                .setLabels(Map.of())
                .setMarks(Marks.newBuilder()
                        .setFirst(sequence == 1)
                        .setDroppedBefore(List.of())
                        .build())
                .setCpu(Cpu.newBuilder()
                        .setLogicalCount(2)
                        .setUsagePercent(percent)
                        .setCores(List.of())
                        .build())
                .build();
    }
}
