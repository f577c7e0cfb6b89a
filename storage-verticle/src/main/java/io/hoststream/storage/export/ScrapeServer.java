package io.hoststream.storage.export;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers scrapes, in the format that the scraper asks for (text 0.0.4 or OpenMetrics) and compressed if it takes that.
 * Rendering thousands of hosts takes a while, so it happens on a worker thread, one scrape after another.
 */
final class ScrapeServer {

    private static final Logger LOG = LoggerFactory.getLogger(ScrapeServer.class);
    private static final String LANDING =
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>hoststream export</title>"
                    + "<h1>hoststream export</h1><p>The newest values of every host: <a href=\"metrics\">metrics</a></p></html>\n";

    private static final String END_MARK = "# EOF\n";

    private record Page(String type, Buffer body) {}

    private final Vertx vertx;
    private final ExportSettings settings;
    private final Supplier<Scrape> scrapes;
    private final ExpositionFormats formats = ExpositionFormats.init();

    ScrapeServer(Vertx vertx, ExportSettings settings, Supplier<Scrape> scrapes) {
        this.vertx = vertx;
        this.settings = settings;
        this.scrapes = scrapes;
    }

    Future<HttpServer> listen() {
        HttpServerOptions options =
                new HttpServerOptions().setCompressionSupported(true).setIdleTimeout(60);
        return vertx.createHttpServer(options)
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
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        HttpServerResponse response = request.response();
        vertx.executeBlocking(() -> render(accept)).onComplete(done -> {
            if (response.closed()) {
                return;
            }
            if (done.succeeded()) {
                Page page = done.result();
                response.putHeader(HttpHeaders.CONTENT_TYPE, page.type()).end(page.body());
            } else {
                LOG.error("a scrape could not be rendered", done.cause());
                response.setStatusCode(500).end("The metrics could not be rendered; the log says why\n");
            }
        });
    }

    private Page render(@Nullable String accept) throws IOException {
        ExpositionFormatWriter writer = formats.findWriter(accept == null ? "" : accept);
        ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
        Scrape scrape = scrapes.get();
        writer.write(body, scrape.snapshots());
        Buffer text = Buffer.buffer(body.toByteArray());
        return new Page(writer.getContentType(), scrape.custom().isEmpty() ? text : withCustom(text, scrape.custom()));
    }

    /** OpenMetrics has an end mark, which stays at the end. */
    private static Buffer withCustom(Buffer text, List<CustomFamily> families) {
        int end = text.length() - END_MARK.length();
        boolean openMetrics = end >= 0 && text.getString(end, text.length()).equals(END_MARK);
        StringBuilder more = new StringBuilder();
        families.forEach(family -> family.write(openMetrics, more));
        return openMetrics
                ? text.slice(0, end).copy().appendString(more.append(END_MARK).toString())
                : text.appendString(more.toString());
    }
}
