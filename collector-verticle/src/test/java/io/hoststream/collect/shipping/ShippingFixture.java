package io.hoststream.collect.shipping;

import io.hoststream.collect.spool.Backlog;
import io.hoststream.collect.spool.DropAccount;
import io.hoststream.collect.spool.Entry;
import io.hoststream.collect.spool.SampleNumber;
import io.hoststream.collect.spool.SimulatedDisk;
import io.hoststream.pipeline.health.Health;
import io.hoststream.schema.topic.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A shipping loop whose broker, disk and time the test plays. */
final class ShippingFixture {

    private static final long EPOCH = 1_700_000_000_000L;

    final SimulatedDisk disk = new SimulatedDisk(new Random(5));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Health health = new Health();
    final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    final ShippingState state = new ShippingState();
    Mailbox mailbox = new Mailbox();
    DropAccount account = new DropAccount();
    Shipping shipping = opened();
    long now;

    /** Why no producer can be made; null if one can. */
    @Nullable
    KafkaException noProducer;

    private Shipping opened() {
        ShippingMeters counted = new ShippingMeters(meters);
        Backlog backlog = new Backlog(() -> disk, 1 << 20, account, counted);
        return new Shipping(
                new Shipping.Parts(mailbox, backlog, account, new Link(this::producer, "kafka:9092")),
                Topic.SAMPLES.topicName(),
                counted,
                new ShippingHealth(health.register("spool"), health.register("publish"), now),
                state);
    }

    /** A new process on the same disk. */
    void reopen() {
        mailbox = new Mailbox();
        account = new DropAccount();
        shipping = opened();
    }

    private Producer<byte[], byte[]> producer() {
        if (noProducer != null) {
            throw noProducer;
        }
        MockProducer<byte[], byte[]> made =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(made);
        return made;
    }

    /** The newest producer. */
    MockProducer<byte[], byte[]> kafka() {
        return producers.get(producers.size() - 1);
    }

    void offer(long first, long last) {
        for (long sequence = first; sequence <= last; sequence++) {
            mailbox.offer(entry(sequence));
        }
    }

    private static Entry entry(long sequence) {
        return new Entry(
                new SampleNumber(EPOCH, sequence),
                EPOCH + sequence * 1000,
                "web-1".getBytes(StandardCharsets.UTF_8),
                Long.toString(sequence).getBytes(StandardCharsets.UTF_8),
                List.of());
    }

    long run() {
        return shipping.runOnce(now);
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    /** What the newest producer was given on that topic, in order. */
    List<String> sent(Topic topic) {
        return kafka().history().stream()
                .filter(record -> record.topic().equals(topic.topicName()))
                .map(ShippingFixture::text)
                .toList();
    }

    static String text(ProducerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    double counted(String meter) {
        return meters.get(meter).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
