package io.hoststream.storage.export;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.Sink;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Clock;

/** The newest values of all hosts, and the server that offers them to Prometheus. */
public final class ScrapeEndpoint {

    private final ExportSettings settings;
    private final SeriesTable table = new SeriesTable();
    private final Inventory inventory = new Inventory();
    private final Renders renders;
    private final ScrapeServer server;

    /**
     * The parts, tied together; {@link #listen} starts them.
     *
     * @param own the process's own metrics, which are part of the same answer
     * @param meters where the scrapes are counted
     * @param clock the wall clock, by which hosts fall silent
     */
    public ScrapeEndpoint(
            Vertx vertx, ExportSettings settings, PrometheusRegistry own, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        ScrapeMeters scrapes = new ScrapeMeters(meters);
        Renderer renderer = new Renderer(table, inventory, settings, own, new CustomRefusals(meters));
        this.renders = new Renders(vertx, renderer, clock::millis, scrapes);
        this.server = new ScrapeServer(vertx, settings, renders, scrapes);
    }

    /** Takes samples. */
    public Sink<HostSample> samples() {
        return new ExportSink(table, settings.forgetAfter());
    }

    /** Takes what hosts are. */
    public Sink<HostInfo> hosts() {
        return inventory;
    }

    /** Serves {@code /metrics}; completes with the port. */
    public Future<Integer> listen() {
        return server.listen().map(HttpServer::actualPort);
    }

    /** Ends the thread that makes answers; Vert.x closes the server when the verticle is undeployed. */
    public Future<Void> close() {
        return renders.close();
    }
}
