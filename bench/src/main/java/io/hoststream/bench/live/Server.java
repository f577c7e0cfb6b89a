package io.hoststream.bench.live;

import io.hoststream.bench.agent.Pace;
import io.hoststream.pipeline.kafka.KafkaSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Role serve in a process of its own. */
final class Server implements AutoCloseable {

    private static final String RSS = "VmRSS:";
    private static final long PATIENCE_MILLIS = 60_000;

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String MAIN = "io.hoststream.launcher.Main";

    private final Process process;
    private final Path data;
    private final int port;

    Server(KafkaSettings kafka, Path scratch) throws IOException {
        this.data = scratch.resolve("serve");
        this.port = freePort();
        this.process = new ProcessBuilder(command(kafka))
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("serve.out").toFile())
                .start();
    }

    /** With bounds that a crowd of clients from one address does not meet. */
    private List<String> command(KafkaSettings kafka) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx256m", "-XX:+UseSerialGC", "-cp", CLASS_PATH, MAIN));
        command.addAll(List.of("run", "serve", "--data", data.toString()));
        Map.of(
                        "kafka.bootstrap", kafka.bootstrap(),
                        "serve.port", Integer.toString(port),
                        "serve.max-clients-per-key", "2000",
                        "serve.max-clients-per-address", "2000",
                        "serve.requests-per-key", "100000",
                        "serve.requests-per-address", "100000")
                .forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        return command;
    }

    int port() {
        return port;
    }

    /** The key of its first run; waits until it is there. */
    String key() throws IOException, InterruptedException {
        Path file = data.resolve("api.key");
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        try (Pace pace = new Pace()) {
            while (Files.notExists(file) && System.currentTimeMillis() < end) {
                pace.pass(Duration.ofMillis(100));
            }
        }
        return Files.readString(file).strip();
    }

    /** Resident memory; MB. */
    long rssMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(RSS))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Processor time until now; seconds. */
    double processorSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(time -> time.toMillis() / 1000.0)
                .orElse(0.0);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
