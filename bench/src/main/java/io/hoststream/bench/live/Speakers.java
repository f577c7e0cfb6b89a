package io.hoststream.bench.live;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Load;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.bench.agent.Pace;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Hosts that take a sample a second, spread over it, and send it as collectors do. */
final class Speakers implements AutoCloseable {

    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final Producer<byte[], byte[]> producer;
    private final Instant start = Instant.now();
    private final int hosts;
    private final Pace clock = new Pace();

    Speakers(KafkaSettings kafka, int hosts) {
        this.producer = KafkaClients.producer(kafka, "hosts");
        this.hosts = hosts;
    }

    /** Speaks for so long. */
    void speak(int seconds) throws InterruptedException {
        long pace = TimeUnit.SECONDS.toNanos(1) / hosts;
        long began = System.nanoTime();
        for (long number = 0; number < (long) hosts * seconds; number++) {
            long wait = began + number * pace - System.nanoTime();
            if (wait > 0) {
                clock.pass(Duration.ofNanos(wait));
            }
            String host = "host-" + number % hosts;
            byte[] value = encoder.encode(
                    sample(host, number / hosts + 1 + System.currentTimeMillis() - start.toEpochMilli()));
            // What could not be sent is missing among the frames.
            var unused = producer.send(
                    new ProducerRecord<>(Topic.SAMPLES.topicName(), host.getBytes(StandardCharsets.UTF_8), value));
        }
    }

    private HostSample sample(String host, long sequence) {
        return HostSample.newBuilder()
                .setHost(host)
                .setHostId("id-of-" + host)
                .setEpoch(start)
                .setSequence(sequence)
                .setTime(Instant.ofEpochMilli(System.currentTimeMillis()))
                .setIntervalMillis(1000)
                .setLabels(Map.of())
                .setMarks(Marks.newBuilder().setDroppedBefore(List.of()).build())
                .setCpu(Cpu.newBuilder()
                        .setLogicalCount(2)
                        .setUsagePercent(sequence % 97 + 0.5f)
                        .setCores(List.of())
                        .build())
                .setLoad(Load.newBuilder().setOneMinute(0.5f).build())
                .setMemory(Memory.newBuilder()
                        .setTotalBytes(8_000_000_000L)
                        .setUsagePercent(25.5f)
                        .build())
                .build();
    }

    @Override
    public void close() {
        clock.close();
        producer.close();
    }
}
