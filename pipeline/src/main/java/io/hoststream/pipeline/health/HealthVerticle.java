package io.hoststream.pipeline.health;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/** Serves {@code /health/live}, {@code /health/ready} and the process's own {@code /metrics}. */
public final class HealthVerticle extends VerticleBase {

    private final HealthSettings settings;
    private final Health health;
    private final Supplier<String> ownMetrics;

    /** A server for this register; {@code ownMetrics} renders the process's meters in Prometheus's text format. */
    public HealthVerticle(HealthSettings settings, Health health, Supplier<String> ownMetrics) {
        this.settings = settings;
        this.health = health;
        this.ownMetrics = ownMetrics;
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(settings.port(), settings.bind())
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "Cannot listen on " + settings.bind() + ":" + settings.port() + " (health.port): "
                                + failure.getMessage(),
                        failure)));
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.setStatusCode(405)
                    .putHeader(HttpHeaders.ALLOW, "GET, HEAD")
                    .end();
            return;
        }
        switch (String.valueOf(request.path())) {
            case "/health/live" -> json(response, 200, HealthJson.live());
            case "/health/ready" -> json(response, health.ready() ? 200 : 503, HealthJson.ready(health));
            case "/metrics" ->
                response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                        .end(ownMetrics.get());
            default -> response.setStatusCode(404).end();
        }
    }

    private static void json(HttpServerResponse response, int status, String body) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body);
    }
}
