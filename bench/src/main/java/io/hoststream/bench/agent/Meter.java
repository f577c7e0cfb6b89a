package io.hoststream.bench.agent;

import io.vertx.core.json.JsonArray;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One agent under measurement: what it took and what it delivered between two moments. */
final class Meter implements AutoCloseable {

    private final Agents agent;
    private final Watched process;
    private final @Nullable TopicReader topic;
    private final AtomicReference<Delivered> delivered = new AtomicReference<>(Delivered.NOTHING);
    private @Nullable Future<?> scraping;
    private volatile @Nullable Usage begin;
    private @Nullable Usage end;

    Meter(Agents agent, Watched process, String bootstrap) {
        this.agent = agent;
        this.process = process;
        this.topic = agent.topic().isEmpty() ? null : new TopicReader(bootstrap, agent.topic());
    }

    Agents agent() {
        return agent;
    }

    /** Begins what has to be done for it all the time: to scrape what waits to be scraped. */
    void attend(Pace pace, int seconds) {
        if (agent == Agents.NODE_EXPORTER) {
            Scrape scrape = new Scrape(PeerFiles.EXPORTER_PORT, "/metrics");
            scraping = pace.every(Duration.ofSeconds(seconds), () -> take(scrape));
        }
    }

    private void take(Scrape scrape) {
        try {
            delivered.accumulateAndGet(scrape.get(), Delivered::plus);
        } catch (UncheckedIOException e) {
            if (begin != null) {
                throw e;
            }
            // Still starting.
        }
    }

    void begin() {
        if (topic != null) {
            topic.drain(record -> {});
        }
        delivered.set(Delivered.NOTHING);
        begin = process.usage();
    }

    void end(long intervals) {
        end = process.usage();
        if (scraping != null && scraping.isDone()) {
            throw new IllegalStateException(agent.title() + " could not be scraped");
        }
        if (topic != null) {
            topic.drain(record -> delivered.accumulateAndGet(count(record), Delivered::plus));
        }
        if (agent == Agents.NETDATA) {
            // It keeps what it collects: what it has at the end is what it collected in every interval.
            Delivered once = new Scrape(PeerFiles.NETDATA_PORT, "/api/v1/allmetrics?format=prometheus").get();
            delivered.set(new Delivered(intervals, 0, once.values() * intervals));
        }
    }

    private Delivered count(ConsumerRecord<byte[], byte[]> record) {
        if (agent == Agents.HOSTSTREAM) {
            Samples samples = new Samples();
            samples.add(record);
            return samples.delivered();
        }
        int key = record.key() == null ? 0 : record.key().length;
        JsonArray lists = new JsonArray(new String(record.value(), StandardCharsets.UTF_8));
        long values = 0;
        for (int i = 0; i < lists.size(); i++) {
            values += lists.getJsonObject(i).getJsonArray("values").size();
        }
        return new Delivered(1, key + record.value().length, values);
    }

    Delivered delivered() {
        return Objects.requireNonNull(delivered.get());
    }

    double residentMegabytes() {
        return Objects.requireNonNull(end).residentMegabytes();
    }

    long threads() {
        return Objects.requireNonNull(end).threads();
    }

    double cpuSeconds() {
        return Objects.requireNonNull(end).cpuSecondsSince(Objects.requireNonNull(begin));
    }

    @Override
    public void close() {
        process.close();
        if (topic != null) {
            topic.close();
        }
    }
}
