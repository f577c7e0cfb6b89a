package io.hoststream.archive.history.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.archive.history.Stored;
import io.hoststream.schema.metric.Exposition;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real Prometheus that holds some values, as if it had scraped them when they were taken. */
final class RealPrometheus implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final Process process;
    private final Thread reaper;
    private final URI url;

    private RealPrometheus(Process process, URI url) {
        this.process = process;
        this.reaper = new Thread(process::destroyForcibly, "reaper-" + process.pid());
        this.url = url;
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    static RealPrometheus holding(List<Stored> values, Path directory) throws IOException, InterruptedException {
        Path text = Files.writeString(directory.resolve("values.txt"), openMetrics(values));
        Path blocks = directory.resolve("tsdb");
        Process load = start(
                directory, "promtool", "tsdb", "create-blocks-from", "openmetrics", text.toString(), blocks.toString());
        assertThat(load.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(load.exitValue())
                .as(Files.readString(directory.resolve("promtool.log")))
                .isZero();
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), "global: {}\n");
        int port = freePort();
        Process server = start(
                directory,
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + blocks,
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:" + port);
        RealPrometheus started = new RealPrometheus(server, URI.create("http://127.0.0.1:" + port));
        await().atMost(STARTS_WITHIN).until(started::isReady);
        return started;
    }

    URI url() {
        return url;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        Runtime.getRuntime().removeShutdownHook(reaper);
    }

    private boolean isReady() {
        assertThat(process.isAlive()).isTrue();
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) url.resolve("/-/ready").toURL().openConnection();
            return connection.getResponseCode() == OK;
        } catch (IOException e) {
            // It does not listen yet.
            return false;
        }
    }

    private static Process start(Path directory, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(command[0] + ".log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A series has one value at a time: of a later run, where there are two. */
    private static String openMetrics(List<Stored> values) {
        Map<String, TreeMap<Long, Stored>> series = new LinkedHashMap<>();
        values.stream()
                .sorted(Comparator.comparing(Stored::run))
                .forEach(value -> series.computeIfAbsent(name(value), unused -> new TreeMap<>())
                        .put(value.time(), value));
        StringBuilder text = new StringBuilder();
        series.forEach((name, ofIt) -> ofIt.forEach((time, value) -> text.append(name)
                .append(' ')
                .append(exposition(value).convert(value.value()))
                .append(' ')
                .append(time / 1000)
                .append('\n')));
        return text + "# EOF\n";
    }

    private static String name(Stored value) {
        Map<String, String> labels = new TreeMap<>(value.hostLabels());
        labels.putAll(value.series().labels());
        labels.putAll(exposition(value).labels());
        labels.put("host", value.series().host());
        return labels.entrySet().stream()
                .map(each -> each.getKey() + "=\"" + each.getValue().replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", exposition(value).name() + "{", "}"));
    }

    private static Exposition exposition(Stored value) {
        return value.series().metric().exposition().orElseThrow();
    }
}
