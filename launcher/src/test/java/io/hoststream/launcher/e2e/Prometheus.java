package io.hoststream.launcher.e2e;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** A real Prometheus server that scrapes one exporter every second. */
final class Prometheus implements AutoCloseable {

    private final Child child;
    private final Rest api;

    private Prometheus(Child child, Rest api) {
        this.child = child;
        this.api = api;
    }

    static Prometheus scraping(int exportPort, Path directory) throws IOException {
        Path configuration = Files.writeString(
                directory.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 1s
                scrape_configs:
                  - job_name: hoststream
                    honor_labels: true
                    static_configs:
                      - targets: ["127.0.0.1:PORT"]
                """.replace("PORT", Integer.toString(exportPort)));
        int port = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile());
        return new Prometheus(Child.start(builder), new Rest(port, ""));
    }

    /** The only value that a query gives; none if it gives none yet. */
    OptionalDouble query(String query) throws IOException, InterruptedException {
        if (!child.process().isAlive()) {
            throw new AssertionError("Prometheus ended with " + child.process().exitValue());
        }
        try {
            Rest.Answer answer = api.get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
            return answer.status() == 200 ? value(answer.json()) : OptionalDouble.empty();
        } catch (ConnectException e) {
            // It does not listen yet.
            return OptionalDouble.empty();
        }
    }

    /** What the API answers to a path below {@code /api/v1}; it has to listen already. */
    Rest.Answer ask(String path) throws IOException, InterruptedException {
        if (!child.process().isAlive()) {
            throw new AssertionError("Prometheus ended with " + child.process().exitValue());
        }
        return api.get("/api/v1" + path);
    }

    private static OptionalDouble value(JsonObject answer) {
        JsonArray result = answer.getJsonObject("data").getJsonArray("result");
        return result.size() == 1
                ? OptionalDouble.of(Double.parseDouble(
                        result.getJsonObject(0).getJsonArray("value").getString(1)))
                : OptionalDouble.empty();
    }

    @Override
    public void close() throws InterruptedException {
        child.close();
    }
}
