package io.hoststream.bench.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What an address answers in Prometheus' text format. Thread-safe. */
final class Scrape {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;

    Scrape(int port, String path) {
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    Delivered get() {
        try {
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            long values = answer.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .count();
            return new Delivered(1, answer.length(), values);
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
