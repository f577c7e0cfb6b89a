package io.hoststream.launcher.e2e;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        return start(directory, Ports.free(), """
                global:
                  scrape_interval: 1s
                scrape_configs:
                  - job_name: hoststream
                    honor_labels: true
                    static_configs:
                      - targets: ["127.0.0.1:PORT"]
                """.replace("PORT", Integer.toString(exportPort)));
    }

    /** One that scrapes nobody and takes what is written to it; started again in the directory, it still has it. */
    static Prometheus receiving(Path directory, int port) throws IOException {
        return start(directory, port, "scrape_configs: []\n", "--web.enable-remote-write-receiver");
    }

    private static Prometheus start(Path directory, int port, String configuration, String... options)
            throws IOException {
        Path file = Files.writeString(directory.resolve("prometheus.yml"), configuration);
        List<String> command = new ArrayList<>(List.of(
                "prometheus",
                "--config.file=" + file,
                "--storage.tsdb.path=" + directory.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("prometheus.log").toFile()));
        return new Prometheus(Child.start(builder), new Rest(port, ""));
    }

    /** The only value that a query gives; none if it gives none yet. */
    OptionalDouble query(String query) throws IOException, InterruptedException {
        return ask(query).map(Prometheus::value).orElse(OptionalDouble.empty());
    }

    /** The values of the only series that a range selector gives, each with its time in seconds; none if it gives none. */
    List<JsonArray> values(String selector) throws IOException, InterruptedException {
        JsonArray result = ask(selector)
                .map(answer -> answer.getJsonObject("data").getJsonArray("result"))
                .orElse(new JsonArray());
        return result.size() == 1
                ? result.getJsonObject(0).getJsonArray("values").stream()
                        .map(JsonArray.class::cast)
                        .toList()
                : List.of();
    }

    private Optional<JsonObject> ask(String query) throws IOException, InterruptedException {
        if (!child.process().isAlive()) {
            throw new AssertionError("Prometheus ended with " + child.process().exitValue());
        }
        try {
            Rest.Answer answer = api.get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
            return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
        } catch (ConnectException e) {
            // It does not listen yet.
            return Optional.empty();
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
