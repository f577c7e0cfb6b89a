package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Role archive in processes of their own, one after another, on one directory; and the commands that judge what it left. */
final class Archiver {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Path scratch;
    private final Path directory;
    private final int health;
    private final List<String> settings;
    private int started;

    /** Archivers with output in {@code scratch} and files in {@code directory}; each setting is {@code key=value}. */
    Archiver(Path scratch, Path directory, String... settings) throws IOException {
        this.scratch = scratch;
        this.directory = directory;
        this.health = Ports.free();
        this.settings = List.of(settings);
    }

    /** Starts one; does not wait. */
    HoststreamProcess start() throws IOException {
        return start("archive");
    }

    /** Starts one that plays these roles as well; does not wait. */
    HoststreamProcess start(String roles) throws IOException {
        started++;
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of(roles.split(" ")));
        arguments.addAll(common());
        arguments.addAll(List.of("--set", "health.port=" + health));
        return HoststreamProcess.start(scratch, "archiver-" + started, arguments);
    }

    private List<String> common() {
        List<String> arguments = new ArrayList<>(
                List.of("--data", scratch.resolve("data").toString(), "--set", "archive.directory=" + directory));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return arguments;
    }

    /** What a part of the process says of itself; waits until it is ready, or is not. */
    String awaitPart(String part, boolean ready) {
        String status = ready ? "UP" : "DOWN";
        await().atMost(SOON)
                .ignoreException(ConnectException.class)
                .until(() -> part(part).getString("status").equals(status));
        try {
            return String.valueOf(part(part).getString("detail"));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("health was there just now", e);
        }
    }

    /** Whether a part of the process says that it is not ready. */
    boolean isDown(String part) throws IOException, InterruptedException {
        return "DOWN".equals(part(part).getString("status"));
    }

    private JsonObject part(String name) throws IOException, InterruptedException {
        return new Rest(health, "")
                .get("/health/ready").json().getJsonArray("checks").stream()
                        .map(JsonObject.class::cast)
                        .filter(check -> check.getString("name").equals(name))
                        .findFirst()
                        .orElse(new JsonObject().put("status", "UNKNOWN"));
    }

    /** Runs {@code hoststream audit} over everything; fails if it finds anything missing or repeated. */
    JsonObject assertClean() throws Exception {
        try (HoststreamProcess audit = command("audit", "--json")) {
            int code = audit.awaitExit();
            assertThat(code).as(audit.toString()).isZero();
            JsonObject report = new JsonObject(audit.output());
            assertThat(report.getLong("missing")).isZero();
            assertThat(report.getLong("repeats")).isZero();
            return report;
        }
    }

    /** Runs {@code hoststream archive verify}; fails if a file is damaged. */
    void assertVerified() throws Exception {
        try (HoststreamProcess verify = command("archive", "verify")) {
            int code = verify.awaitExit();
            assertThat(code).as(verify.toString()).isZero();
        }
    }

    private HoststreamProcess command(String... words) throws IOException {
        started++;
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(common());
        return HoststreamProcess.start(scratch, "command-" + started, arguments);
    }
}
