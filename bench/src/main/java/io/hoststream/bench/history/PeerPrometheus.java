package io.hoststream.bench.history;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real Prometheus, filled with the week's first metric. */
final class PeerPrometheus implements AutoCloseable {

    private static final int OK = 200;
    private static final int MOST_ATTEMPTS = 600;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private PeerPrometheus(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static PeerPrometheus filled(Path directory) throws IOException, InterruptedException {
        Path blocks = directory.resolve("tsdb");
        for (int day = 0; day < Week.DAYS; day++) {
            String text = directory.resolve("peer/day-" + day + ".txt").toString();
            Process load =
                    start(directory, "promtool", "tsdb", "create-blocks-from", "openmetrics", text, blocks.toString());
            if (load.waitFor() != 0) {
                throw new IOException("promtool failed; see " + directory.resolve("promtool.log"));
            }
        }
        return serving(directory, blocks);
    }

    private static PeerPrometheus serving(Path directory, Path blocks) throws IOException, InterruptedException {
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), "global: {}\n");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process server = start(
                directory,
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + blocks,
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:" + port);
        PeerPrometheus peer = new PeerPrometheus(server, "http://127.0.0.1:" + port);
        peer.awaitReady();
        return peer;
    }

    /** Asks for a range and reads the whole answer; how long it is. */
    int queryRange(String query, long startSeconds, long endSeconds, long stepSeconds)
            throws IOException, InterruptedException {
        String form = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&start=" + startSeconds + "&end="
                + endSeconds + "&step=" + stepSeconds;
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(URI.create(url + "/api/v1/query_range?" + form))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != OK) {
            throw new IOException(new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body().length;
    }

    /** Resident memory in MB. */
    long residentMegabytes() throws IOException {
        return Questions.megabytes("VmRSS", Path.of("/proc/" + process.pid() + "/status"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        process.destroyForcibly();
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                int status = client.send(
                                HttpRequest.newBuilder(URI.create(url + "/-/ready"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status == OK) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException("Prometheus ended; see prometheus.log", e);
                }
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("Prometheus ended; see prometheus.log");
            }
        }
        throw new IOException("Prometheus does not get ready");
    }

    private static Process start(Path directory, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(command[0] + ".log").toFile())
                .start();
    }
}
