package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Subscription;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Role export: every instance reads the whole topic and offers the newest values of all hosts. */
public final class ExportVerticle extends VerticleBase {

    /** Far enough back to find every host and the families that are read once a minute. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(3);

    private final RoleContext role;
    private final ExportSettings settings;
    private final PrometheusRegistry own;
    private final Exposer exposer;
    private final CustomExposer custom;
    private final SeriesTable table = new SeriesTable();
    private @Nullable LoopThread loop;

    /** The role; {@code own} holds the process's own metrics, which are part of the same answer. */
    public ExportVerticle(RoleContext role, ExportSettings settings, PrometheusRegistry own) {
        this.role = role;
        this.settings = settings;
        this.own = own;
        this.exposer = new Exposer(settings.labels(), settings.staleAfter());
        this.custom = new CustomExposer(exposer, role.meters());
    }

    /** Vert.x closes the server itself when the verticle is undeployed. */
    @Override
    public Future<?> start() {
        return new ScrapeServer(vertx, settings, this::scraped)
                .listen()
                .compose(server -> vertx.executeBlocking(this::startLoop))
                .onSuccess(started -> loop = started);
    }

    private LoopThread startLoop() {
        LoopSpec<HostSample> spec = LoopSpec.of(
                "export",
                Topic.SAMPLES,
                new Subscription.Tail(LOOK_BACK),
                HostSample.getClassSchema(),
                role.schemaIds());
        return LoopThread.start(role, spec, new ExportSink(table, settings.forgetAfter()));
    }

    @Override
    public Future<?> stop() {
        LoopThread running = loop;
        return running == null ? Future.succeededFuture() : Future.fromCompletionStage(running.stop(), context);
    }

    private Scrape scraped() {
        long now = role.clock().millis();
        List<HostSeries> hosts = table.all();
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        exposer.expose(hosts, now).forEach(all::metricSnapshot);
        own.scrape().forEach(all::metricSnapshot);
        MetricSnapshots snapshots = all.build();
        return new Scrape(snapshots, custom.expose(hosts, snapshots, now));
    }
}
