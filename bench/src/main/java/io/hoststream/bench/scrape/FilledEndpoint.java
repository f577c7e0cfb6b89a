package io.hoststream.bench.scrape;

import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.topic.Topic;
import io.hoststream.storage.export.ExportSettings;
import io.hoststream.storage.export.ScrapeEndpoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/** Role export's server with its table full of hosts, all of which say something new from time to time. */
final class FilledEndpoint implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Instant start = Instant.now();
    private final List<FilledHost> hosts;
    private final ScrapeEndpoint endpoint;
    private final int port;
    private long sequence;

    FilledEndpoint(int count, String naming) throws ExecutionException, InterruptedException, TimeoutException {
        this.hosts = IntStream.range(0, count).mapToObj(FilledHost::new).toList();
        ExportSettings settings =
                Settings.of(ExportSettings.class, Map.of("export.port", "0", "export.naming", naming));
        this.endpoint = new ScrapeEndpoint(
                vertx, settings, new PrometheusRegistry(), new SimpleMeterRegistry(), Clock.systemUTC());
        this.port = endpoint.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        register();
        next();
    }

    int port() {
        return port;
    }

    private void register() {
        endpoint.hosts()
                .deliver(batch(
                        Topic.HOSTS,
                        hosts.stream().map(host -> host.info(start)).toList()));
    }

    /** Another sample of every host. */
    void next() {
        sequence++;
        endpoint.samples()
                .deliver(batch(
                        Topic.SAMPLES,
                        hosts.stream().map(host -> host.sample(start, sequence)).toList()));
    }

    private static <T extends SpecificRecord> Batch<T> batch(Topic topic, List<T> values) {
        long now = System.currentTimeMillis();
        List<Received<T>> records =
                values.stream().map(value -> new Received<>("", value, 0, now)).toList();
        return new Batch<>(new TopicPartition(topic.topicName(), 0), records, 1);
    }

    @Override
    public void close() throws ExecutionException, InterruptedException, TimeoutException {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
