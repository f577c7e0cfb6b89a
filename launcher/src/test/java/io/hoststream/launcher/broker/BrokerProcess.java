package io.hoststream.launcher.broker;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A broker in a process of its own, which can be killed. Its {@link #main} starts a broker and writes to a file where it
 * listens; at the end of its input it closes the broker and returns, so that the process ends if nothing holds it.
 */
final class BrokerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final String bootstrap;
    private final Duration startTime;

    private BrokerProcess(Process process, String bootstrap, Duration startTime) {
        this.process = process;
        this.bootstrap = bootstrap;
        this.startTime = startTime;
    }

    /** Starts a process with a broker in {@code dataDir}; its log and its word of readiness are files in {@code scratch}. */
    static BrokerProcess start(Path dataDir, Path scratch) throws IOException {
        Path ready = scratch.resolve("ready");
        Path log = scratch.resolve("broker.log");
        Files.deleteIfExists(ready);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        dataDir.toString(),
                        ready.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await().atMost(PATIENCE).until(() -> Files.exists(ready) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("the broker's process ended before it was ready: " + Files.readString(log));
        }
        List<String> said = Files.readAllLines(ready);
        return new BrokerProcess(process, said.get(0), Duration.ofMillis(Long.parseLong(said.get(1))));
    }

    String bootstrap() {
        return bootstrap;
    }

    /** How long {@link EmbeddedBroker#start()} took. */
    Duration startTime() {
        return startTime;
    }

    /** Ends the process as {@code kill -9} does, and waits for its end. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Lets the process close its broker and return from main; returns the exit code. */
    int finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        awaitEnd();
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            kill();
        }
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the broker's process did not end: " + process);
        }
    }

    public static void main(String[] args) throws IOException {
        long begin = System.nanoTime();
        try (EmbeddedBroker broker =
                new EmbeddedBroker(BrokerSettings.in(Path.of(args[0])).withPort(0), new RecordingListener())) {
            broker.start();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            Path ready = Path.of(args[1]);
            Path part =
                    Files.write(ready.resolveSibling("ready.part"), List.of(broker.bootstrap(), Long.toString(millis)));
            Files.move(part, ready, StandardCopyOption.ATOMIC_MOVE);
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
