package io.hoststream.pipeline.health;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/** Serves {@code /health/live}, {@code /health/ready} and the process's own {@code /metrics}. */
public final class HealthVerticle extends VerticleBase {

    private static final String JSON = "application/json";
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

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
            case "/health/live" -> send(request, 200, JSON, HealthJson.live());
            case "/health/ready" -> send(request, health.ready() ? 200 : 503, JSON, HealthJson.ready(health));
            case "/metrics" -> send(request, 200, METRICS, ownMetrics.get());
            default -> response.setStatusCode(404).end();
        }
    }

    private static void send(HttpServerRequest request, int status, String type, String text) {
        HttpServerResponse response =
                request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type);
        Buffer body = Buffer.buffer(text);
        if (request.method().equals(HttpMethod.HEAD)) {
            // Over HTTP/2 the server would send the body all the same.
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }
}
