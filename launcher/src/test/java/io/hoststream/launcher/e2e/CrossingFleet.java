package io.hoststream.launcher.e2e;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Hosts whose processors are busy and calm by turns, so that they cross limits again and again, as a seed says. Now and then a
 * sample is sent twice.
 */
final class CrossingFleet implements AutoCloseable {

    private static final String TOPIC = "hoststream.samples";
    private static final long PATIENCE_SECONDS = 20;
    private static final float[] LEVELS = {20, 60, 85, 97};

    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final KafkaProducer<String, byte[]> producer;
    private final Random random;
    private final float[] levels;
    private final Instant start;
    private long sequence;

    CrossingFleet(Broker broker, int hosts, long seed, Instant start) {
        this.producer = broker.producer();
        this.random = new Random(seed);
        this.levels = new float[hosts];
        this.start = start;
        for (int host = 0; host < hosts; host++) {
            levels[host] = LEVELS[0];
        }
    }

    /** The next sample of every host, a second after the one before; returns when the broker has them. */
    void tick() throws InterruptedException, ExecutionException, TimeoutException {
        sequence++;
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int host = 0; host < levels.length; host++) {
            if (random.nextInt(6) == 0) {
                levels[host] = LEVELS[random.nextInt(LEVELS.length)];
            }
            ProducerRecord<String, byte[]> record = record("cross-" + host, levels[host]);
            sent.add(producer.send(record));
            if (random.nextInt(20) == 0) {
                sent.add(producer.send(record));
            }
        }
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private ProducerRecord<String, byte[]> record(String name, float percent) {
        HostSample sample = HostSample.newBuilder()
                .setHost(name)
                .setHostId("id-of-" + name)
                .setEpoch(start)
                .setSequence(sequence)
                .setTime(start.plusSeconds(sequence))
                .setIntervalMillis(1000)
                .setLabels(Map.of("group", "crossing"))
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
        return new ProducerRecord<>(TOPIC, null, name, encoder.encode(sample));
    }

    long ticks() {
        return sequence;
    }

    @Override
    public void close() {
        producer.close();
    }
}
