package io.hoststream.launcher.e2e;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Hosts that exist only on the topic; each says something when it is asked to. */
final class Fleet implements AutoCloseable {

    /** Usable main memory of each of them; bytes. */
    static final long MEMORY = 8_000_000_000L;

    private static final String TOPIC = "hoststream.samples";
    private static final int INTERVAL_MILLIS = 1000;
    private static final long PATIENCE_SECONDS = 20;

    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final KafkaProducer<String, byte[]> producer;
    private final List<String> names;
    private final Instant epoch;
    private long sequence;

    /** So many hosts, whose collectors started at {@code epoch}. */
    Fleet(Broker broker, int hosts, Instant epoch) {
        this.producer = broker.producer();
        this.names = IntStream.rangeClosed(1, hosts)
                .mapToObj(number -> "sim-" + number)
                .toList();
        this.epoch = epoch;
    }

    List<String> names() {
        return names;
    }

    /** The next sample of every host, taken and sent at this time; returns when the broker has acknowledged them. */
    void tick(Instant time) throws InterruptedException, ExecutionException, TimeoutException {
        sequence++;
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (String name : names) {
            sent.add(producer.send(
                    new ProducerRecord<>(TOPIC, null, time.toEpochMilli(), name, encoder.encode(sample(name, time)))));
        }
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private HostSample sample(String name, Instant time) {
        return HostSample.newBuilder()
                .setHost(name)
                .setHostId("id-of-" + name)
                .setEpoch(epoch)
                .setSequence(sequence)
                .setTime(time)
                .setIntervalMillis(INTERVAL_MILLIS)
                .setLabels(Map.of("group", "simulated"))
                .setMarks(Marks.newBuilder()
                        .setFirst(sequence == 1)
                        .setDroppedBefore(List.of())
                        .build())
                .setMemory(Memory.newBuilder().setTotalBytes(MEMORY).build())
                .build();
    }

    @Override
    public void close() {
        producer.close();
    }
}
