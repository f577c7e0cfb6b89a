package io.hoststream.agent;

import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.health.HealthSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The agent's own meters: counted and served only where somebody wants to read them, because they take memory. */
final class OwnMeters implements AutoCloseable {

    private final MeterRegistry registry;
    private @Nullable HealthServer server;

    private OwnMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Real meters if there is a port to serve them on, else ones that count nothing. */
    static OwnMeters of(HealthSettings settings) {
        return new OwnMeters(
                settings.port() > 0
                        ? new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)
                        : new CompositeMeterRegistry());
    }

    MeterRegistry registry() {
        return registry;
    }

    /**
     * Serves health and meters, if a port is set.
     *
     * @throws IOException if the port cannot be had
     */
    void serve(HealthSettings settings, Health health) throws IOException {
        if (registry instanceof PrometheusMeterRegistry prometheus) {
            server = HealthServer.start(settings, health, prometheus::scrape);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        registry.close();
    }
}
