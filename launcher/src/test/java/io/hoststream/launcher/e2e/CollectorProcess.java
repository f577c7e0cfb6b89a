package io.hoststream.launcher.e2e;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An agent in a process of its own, which says over HTTP how it is. */
final class CollectorProcess implements AutoCloseable {

    static final String HOST = "spooled";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final HoststreamProcess process;
    private final Rest http;

    private CollectorProcess(HoststreamProcess process, Rest http) {
        this.process = process;
        this.http = http;
    }

    /** Starts one that takes ten samples a second; data and output are in {@code scratch}. */
    static CollectorProcess start(Path scratch, String name, String... settings) throws IOException {
        int port = Ports.free();
        List<String> arguments =
                new ArrayList<>(List.of("--data", scratch.resolve("data").toString()));
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("collect.interval=100ms", "collect.host=" + HOST, "health.port=" + port));
        all.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        HoststreamProcess process = HoststreamProcess.agent(scratch, name, "", arguments);
        return new CollectorProcess(process, new Rest(port, ""));
    }

    HoststreamProcess process() {
        return process;
    }

    /** Waits until so many samples at least wait for the broker; returns how many do. */
    long awaitWaiting(long least) throws Exception {
        await().atMost(SOON).ignoreException(ConnectException.class).until(() -> waiting() >= least);
        return waiting();
    }

    /** Waits until the broker has all, or nearly: a sample may just be on its way. */
    void awaitDrained() {
        await().atMost(SOON).ignoreException(ConnectException.class).until(() -> waiting() <= 1);
    }

    private long waiting() throws Exception {
        return (long) meter("hoststream_collect_samples_waiting ");
    }

    /** The value of a meter; the name with its labels and a blank. */
    double meter(String name) throws Exception {
        return http.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    /** Waits until a part is ready, or is not; returns what it says. */
    String awaitPart(String part, boolean ready) throws Exception {
        String status = ready ? "UP" : "DOWN";
        await().atMost(SOON)
                .ignoreException(ConnectException.class)
                .until(() -> part(part).getString("status").equals(status));
        return part(part).getString("detail");
    }

    private JsonObject part(String name) throws Exception {
        return http.get("/health/ready").json().getJsonArray("checks").stream()
                .map(JsonObject.class::cast)
                .filter(check -> check.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
