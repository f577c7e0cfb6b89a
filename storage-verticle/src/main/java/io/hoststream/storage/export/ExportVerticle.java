package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Subscription.Tail;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Role export: offers the newest values of every host to Prometheus. Its start fails if it cannot listen. */
public final class ExportVerticle extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(ExportVerticle.class);
    private static final String NAME = "export";
    private static final int IDLE_SECONDS = 60;

    private final RoleContext role;
    private final ExportSettings settings;
    private final SeriesTable table;
    private final Scrape scrape;
    private @Nullable HttpServer server;
    private @Nullable LoopThread loop;

    /** An exporter with these settings, which shows the metrics of {@code own}, hoststream's, beside the hosts'. */
    public ExportVerticle(RoleContext role, ExportSettings settings, PrometheusRegistry own) {
        this.role = role;
        this.settings = settings;
        this.table = new SeriesTable(settings.staleness());
        HostLabels labels = new HostLabels(settings.labels());
        this.scrape = new Scrape(new HostMetrics(table, labels, role.clock()::millis), own);
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions().setIdleTimeout(IDLE_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS);
        return vertx.createHttpServer(options)
                .requestHandler(new ScrapeEndpoint(vertx, scrape)::handle)
                .listen(settings.port(), settings.bind())
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "Cannot listen on " + settings.bind() + ":" + settings.port()
                                + " (export.bind, export.port): " + failure.getMessage(),
                        failure)))
                .compose(listening -> {
                    server = listening;
                    LOG.info("metrics for Prometheus at http://{}:{}/metrics", settings.bind(), listening.actualPort());
                    return vertx.executeBlocking(this::startLoop);
                })
                .onSuccess(started -> loop = started);
    }

    @Override
    public Future<?> stop() {
        Future<?> closed = server == null ? Future.succeededFuture() : server.close();
        Future<?> stopped =
                loop == null ? Future.succeededFuture() : Future.fromCompletionStage(loop.stop(), context);
        return Future.join(closed, stopped);
    }

    private LoopThread startLoop() {
        LoopSpec<HostSample> spec = LoopSpec.of(
                NAME, Topic.SAMPLES, new Tail(settings.lookBack()), HostSample.getClassSchema(), role.schemaIds());
        return LoopThread.start(role, spec, new ExportSink(table, role.clock(), role.meters()));
    }
}
