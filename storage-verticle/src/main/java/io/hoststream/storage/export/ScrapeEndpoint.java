package io.hoststream.storage.export;

import io.hoststream.storage.export.Scrape.Page;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that a scraper, or somebody with a browser, can ask for. Used on one event loop. Scrapes that ask for the same
 * while one is being answered share its answer, so that a crowd of scrapers costs no more than one.
 */
final class ScrapeEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ScrapeEndpoint.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String LANDING = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>hoststream export</title></head>
            <body><h1>hoststream export</h1><p><a href="/metrics">Metrics</a> of every host, for Prometheus.</p></body>
            </html>
            """;

    private record Wanted(String contentType, boolean gzip) {}

    private final Vertx vertx;
    private final Scrape scrape;
    private final Map<Wanted, Future<Page>> underWay = new HashMap<>();

    ScrapeEndpoint(Vertx vertx, Scrape scrape) {
        this.vertx = vertx;
        this.scrape = scrape;
    }

    void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("X-Content-Type-Options", "nosniff");
        String path = String.valueOf(request.path());
        if (!path.equals("/") && !path.equals("/metrics")) {
            text(response.setStatusCode(404), "Not found. The metrics are at /metrics.\n");
        } else if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            text(response.setStatusCode(405).putHeader(HttpHeaders.ALLOW, "GET, HEAD"), "Only GET and HEAD.\n");
        } else if (path.equals("/")) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
            finish(response.end(LANDING));
        } else {
            metrics(request);
        }
    }

    private void metrics(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        Wanted wanted = new Wanted(scrape.contentType(accept), acceptsGzip(request));
        HttpServerResponse response = request.response();
        page(wanted, accept)
                .onSuccess(page -> send(response, page))
                .onFailure(failure -> {
                    LOG.error("a scrape could not be answered", failure);
                    text(response.setStatusCode(500), "The metrics could not be put together; the log says why.\n");
                });
    }

    private Future<Page> page(Wanted wanted, String accept) {
        Future<Page> shared = underWay.get(wanted);
        if (shared != null) {
            return shared;
        }
        Future<Page> page = vertx.executeBlocking(() -> scrape.render(accept, wanted.gzip()), false);
        underWay.put(wanted, page);
        page.onComplete(done -> underWay.remove(wanted));
        return page;
    }

    private static void send(HttpServerResponse response, Page page) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, page.contentType()).putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
        if (page.gzip()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        finish(response.end(Buffer.buffer(page.body())));
    }

    private static boolean acceptsGzip(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (header == null) {
            return false;
        }
        for (String coding : header.split(",", -1)) {
            String plain = coding.replace(" ", "");
            if (plain.equals("gzip") || plain.startsWith("gzip;") && !plain.matches("gzip;q=0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }

    private static void text(HttpServerResponse response, String body) {
        finish(response.putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(body));
    }

    private static void finish(Future<Void> sent) {
        sent.onFailure(failure -> LOG.debug("a scraper went away: {}", failure.toString()));
    }
}
