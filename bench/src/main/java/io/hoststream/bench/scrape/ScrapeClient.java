package io.hoststream.bench.scrape;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Scrapes an address as Prometheus does, over one connection, and times it from the request to the last byte. */
final class ScrapeClient {

    /**
     * What many scrapes showed.
     *
     * @param nanos how long each took, the shortest first
     * @param series how many series the last one had
     * @param bytes how long its body was, as it was sent
     */
    record Result(List<Long> nanos, long series, long bytes) {

        double millis(double quantile) {
            return nanos.get((int) Math.round(quantile * (nanos.size() - 1))) / 1e6;
        }

        double microsPerSeries() {
            return millis(0.5) * 1000 / series;
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final boolean gzip;

    ScrapeClient(int port, String accept, boolean gzip) {
        this.gzip = gzip;
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .header("Accept", accept)
                .header("Accept-Encoding", gzip ? "gzip" : "identity")
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    /** Scrapes so often; {@code between} runs before each and is not timed. */
    Result measure(int times, Runnable between) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        byte[] body = new byte[0];
        for (int i = 0; i < times; i++) {
            between.run();
            long start = System.nanoTime();
            body = client.send(request, BodyHandlers.ofByteArray()).body();
            nanos.add(System.nanoTime() - start);
        }
        Collections.sort(nanos);
        return new Result(nanos, series(body), body.length);
    }

    private long series(byte[] body) throws IOException {
        byte[] text = gzip ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        return new String(text, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .count();
    }

    /** Whether it answers. */
    boolean answers() throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
