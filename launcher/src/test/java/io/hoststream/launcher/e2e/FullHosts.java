package io.hoststream.launcher.e2e;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Hosts that exist only on the topic and have everything that a host can have: disks and filesystems in trouble, a link that
 * is down, sensors, swap, limits. Each registers and says something every second, but for one, which falls silent.
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
    private static final long PATIENCE_SECONDS = 20;

    private static final Map<String, Map<String, String>> LABELS = Map.of(
            WEB, Map.of("environment", "production", "region", "eu-1", "group", "web"),
            DATABASE, Map.of("environment", "staging", "region", "us-1", "group", "db"),
            GONE, Map.of("environment", "production", "region", "eu-2", "group", "web"));

    private final WireEncoder<HostInfo> infos = new WireEncoder<>(HostInfo.getClassSchema(), SchemaIds.fixed());
    private final WireEncoder<HostSample> samples = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final AtomicLong sequence = new AtomicLong();
    private final ScheduledExecutorService seconds =
            Executors.newSingleThreadScheduledExecutor(body -> new Thread(body, "full-hosts"));
    private final KafkaProducer<String, byte[]> producer;
    private final Instant epoch;

    private final ScheduledFuture<?> ticks;

    /** Starts their collectors, at {@code epoch}. */
    FullHosts(Broker broker, Instant epoch) {
        this.producer = broker.producer();
        this.epoch = epoch;
        this.ticks = seconds.scheduleAtFixedRate(this::tick, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        long number = sequence.incrementAndGet();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (String host : List.of(WEB, DATABASE, GONE)) {
            if (number == 1) {
                sent.add(send(Topic.HOSTS, host, infos.encode(info(host))));
            }
            if (!host.equals(GONE) || number <= LAST_OF_GONE) {
                sent.add(send(Topic.SAMPLES, host, samples.encode(sample(host, number))));
            }
        }
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a sample did not reach the topic", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Future<RecordMetadata> send(Topic topic, String host, byte[] record) {
        return producer.send(new ProducerRecord<>(topic.topicName(), host, record));
    }

    private HostInfo info(String host) {
        return HostInfo.newBuilder()
                .setHost(host)
                .setHostId("id-of-" + host)
                .setEpoch(epoch)
                .setTime(epoch)
                .setIntervalMillis(INTERVAL_MILLIS)
                .setLabels(LABELS.getOrDefault(host, Map.of()))
                .setCollectorVersion("1.0.0")
                .setOperatingSystem("Debian GNU/Linux 12")
                .setKernel("6.1.0")
                .setArchitecture("amd64")
                .setCpuModel("A processor")
                .setVirtualization("kvm")
                .build();
    }

    private HostSample sample(String host, long number) {
        return FullSample.at(number)
                .setHost(host)
                .setHostId("id-of-" + host)
                .setEpoch(epoch)
                .setTime(Instant.now())
                .setBootTime(epoch.minusSeconds(86_400))
                .setIntervalMillis(INTERVAL_MILLIS)
                .setLabels(LABELS.getOrDefault(host, Map.of()))
                .build();
    }

    /** Fails if they ceased to speak, with the reason. */
    void assertSpeaking() throws InterruptedException, ExecutionException {
        if (ticks.isDone()) {
            ticks.get();
        }
    }

    @Override
    public void close() {
        seconds.shutdownNow();
        producer.close();
    }
}
