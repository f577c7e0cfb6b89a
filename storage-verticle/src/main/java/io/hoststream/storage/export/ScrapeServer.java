package io.hoststream.storage.export;

import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers scrapes, in the format that the scraper asks for (text 0.0.4 or OpenMetrics) and compressed if it takes that. What
 * it takes is bounded: so many scrapes at once, and none for longer than a while.
 */
final class ScrapeServer {

    private static final Logger LOG = LoggerFactory.getLogger(ScrapeServer.class);
    private static final String LANDING =
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>hoststream export</title>"
                    + "<h1>hoststream export</h1><p>The newest values of every host: <a href=\"metrics\">metrics</a></p></html>\n";

    /** How long a scraper may take for its answer before its connection is closed. */
    private static final long LONGEST_MILLIS = 120_000;

    private final Vertx vertx;
    private final ExportSettings settings;
    private final Renders renders;
    private final ScrapeMeters meters;
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final AtomicInteger underWay = new AtomicInteger();

    ScrapeServer(Vertx vertx, ExportSettings settings, Renders renders, ScrapeMeters meters) {
        this.vertx = vertx;
        this.settings = settings;
        this.renders = renders;
        this.meters = meters;
    }

    Future<HttpServer> listen() {
        return vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(60))
                .requestHandler(this::answer)
                .listen(settings.port(), settings.bind())
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "Cannot listen on " + settings.bind() + ":" + settings.port() + " (export.bind, export.port): "
                                + failure.getMessage() + ". Stop what has the port, or set another one",
                        failure)));
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.setStatusCode(405)
                    .putHeader(HttpHeaders.ALLOW, "GET, HEAD")
                    .end("Expected GET or HEAD\n");
            return;
        }
        switch (String.valueOf(request.path())) {
            case "/metrics" -> scrape(request);
            case "/" ->
                response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                        .end(LANDING);
            default -> response.setStatusCode(404).end("Nothing here; the metrics are at /metrics\n");
        }
    }

    private void scrape(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (underWay.incrementAndGet() > settings.scrapesAtOnce()) {
            underWay.decrementAndGet();
            meters.refused();
            response.setStatusCode(503)
                    .putHeader(HttpHeaders.RETRY_AFTER, "1")
                    .end("As many scrapes as may be are being answered (export.scrapes-at-once)\n");
            return;
        }
        freeWhenOver(request, response);
        Format format = Format.of(
                formats, request.getHeader(HttpHeaders.ACCEPT), request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        boolean headOnly = request.method().equals(HttpMethod.HEAD);
        renders.next(format).onComplete(body -> send(response, body, headOnly), failure -> failed(response, failure));
    }

    private void freeWhenOver(HttpServerRequest request, HttpServerResponse response) {
        long deadline =
                vertx.setTimer(LONGEST_MILLIS, late -> request.connection().close());
        AtomicBoolean over = new AtomicBoolean();
        Handler<Void> free = ended -> {
            if (over.compareAndSet(false, true)) {
                vertx.cancelTimer(deadline);
                underWay.decrementAndGet();
            }
        };
        response.endHandler(free).closeHandler(free);
    }

    private static void send(HttpServerResponse response, Body body, boolean headOnly) {
        if (!response.closed()) {
            BodyWriter.send(response, body, headOnly);
        }
    }

    private static void failed(HttpServerResponse response, Throwable failure) {
        LOG.error("a scrape could not be rendered", failure);
        if (!response.closed()) {
            response.setStatusCode(500).end("The metrics could not be rendered; the log says why\n");
        }
    }
}
