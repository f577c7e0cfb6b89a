package io.hoststream.launcher.e2e;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that exist only on the topic and have everything that a host can have: disks and filesystems in trouble, a link that
 * is down, sensors, swap, limits. Each says something every second, but for one, which falls silent.
 */
final class FullHosts implements AutoCloseable {

    /** Has everything. */
    static final String WEB = "web-1.example";

    /** Has everything, elsewhere. */
    static final String DATABASE = "db-1.example";

    /** Falls silent after a few samples. */
    static final String GONE = "gone-1.example";

    private static final int LAST_OF_GONE = 5;
    private static final int INTERVAL_MILLIS = 1000;

    private static final Map<String, Map<String, String>> LABELS = Map.of(
            WEB, Map.of("environment", "production", "region", "eu-1", "group", "web"),
            DATABASE, Map.of("environment", "staging", "region", "us-1", "group", "db"),
            GONE, Map.of("environment", "production", "region", "eu-2", "group", "web"));

    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final ScheduledExecutorService seconds =
            Executors.newSingleThreadScheduledExecutor(body -> new Thread(body, "full-hosts"));
    private final KafkaProducer<String, byte[]> producer;
    private final Instant epoch;

    private FullHosts(KafkaProducer<String, byte[]> producer, Instant epoch) {
        this.producer = producer;
        this.epoch = epoch;
    }

    /** Starts their collectors, at {@code epoch}. */
    static FullHosts start(Broker broker, Instant epoch) {
        FullHosts hosts = new FullHosts(broker.producer(), epoch);
        hosts.seconds.scheduleAtFixedRate(hosts::tick, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        return hosts;
    }

    private void tick() {
        long number = sequence.incrementAndGet();
        for (String host : List.of(WEB, DATABASE, GONE)) {
            if (!host.equals(GONE) || number <= LAST_OF_GONE) {
                byte[] sample = encoder.encode(sample(host, number));
                producer.send(new ProducerRecord<>("hoststream.samples", host, sample), (stored, failed) -> {
                    if (failed != null) {
                        failure.compareAndSet(null, failed);
                    }
                });
            }
        }
    }

    private HostSample sample(String host, long number) {
        HostSample sample = FullSample.at(number);
        sample.setHost(host);
        sample.setHostId("id-of-" + host);
        sample.setEpoch(epoch);
        sample.setSequence(number);
        sample.setTime(Instant.now());
        sample.setBootTime(epoch.minusSeconds(86_400));
        sample.setIntervalMillis(INTERVAL_MILLIS);
        sample.setLabels(LABELS.getOrDefault(host, Map.of()));
        return sample;
    }

    /** Fails if a sample did not reach the topic. */
    void assertSent() {
        Exception first = failure.get();
        if (first != null) {
            throw new IllegalStateException("a sample did not reach the topic", first);
        }
    }

    @Override
    public void close() {
        seconds.shutdownNow();
        producer.close();
    }
}
