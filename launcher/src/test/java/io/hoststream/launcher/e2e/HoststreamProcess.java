package io.hoststream.launcher.e2e;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hoststream command in a process of its own, with the jars that are shipped. What it says goes to files, so that it
 * never waits for a reader; failures show it, and the report of the tests does. {@link #close()} leaves no process behind.
 */
final class HoststreamProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HoststreamProcess.class);
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    /** What hoststream promises from the signal to the end. */
    private static final Duration DRAINS_WITHIN = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int SHOWN_LINES = 60;

    private final String name;
    private final Child child;
    private final Path out;
    private final Path err;

    private HoststreamProcess(String name, Child child, Path out, Path err) {
        this.name = name;
        this.child = child;
        this.out = out;
        this.err = err;
    }

    /** Starts a command; {@code scratch} is where it runs and where the files with its output are. */
    static HoststreamProcess start(Path scratch, String name, List<String> arguments) throws IOException {
        return start(scratch, name, command(scratch, arguments), "");
    }

    /** The same, with more flags for its JVM. */
    static HoststreamProcess start(Path scratch, String name, List<String> flags, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(command(scratch, arguments));
        command.addAll(1, flags);
        return start(scratch, name, command, "");
    }

    /** Starts role collect as users do, by the command itself; {@code flags} are more flags for its JVM. */
    static HoststreamProcess agent(Path scratch, String name, String flags, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(home().resolve("../hoststream").normalize().toString(), "run", "collect"));
        command.addAll(arguments);
        return start(scratch, name, command, flags);
    }

    private static HoststreamProcess start(Path scratch, String name, List<String> command, String flags)
            throws IOException {
        Path out = scratch.resolve(name + ".out");
        Path err = scratch.resolve(name + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
        builder.environment().keySet().removeIf(key -> key.startsWith("HOSTSTREAM_"));
        builder.environment()
                .putAll(Map.of(
                        "NO_COLOR",
                        "1",
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "HOSTSTREAM_NO_BUILD",
                        "1",
                        "HOSTSTREAM_JAVA_OPTS",
                        "-Djava.io.tmpdir=" + scratch + " " + flags));
        return new HoststreamProcess(name, Child.start(builder), out, err);
    }

    private static List<String> command(Path scratch, List<String> arguments) {
        Path libraries = home().resolve("target/hoststream/lib");
        // The processes live for seconds: the second compiler would cost more than it gives.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss512k",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                libraries + File.separator + "*",
                "io.hoststream.launcher.Main"));
        command.addAll(arguments);
        return command;
    }

    /** The directory of this module. */
    private static Path home() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    long pid() {
        return child.process().pid();
    }

    /** Waits until a line of its output contains {@code text}; returns the line. */
    String awaitLine(String text) {
        return awaitLine(text, STARTS_WITHIN);
    }

    /** Waits that long until a line of its output contains {@code text}; returns the line. */
    String awaitLine(String text, Duration limit) {
        try {
            await().atMost(limit)
                    .pollInterval(LOOK_EVERY)
                    .until(() -> linesWith(text).findAny().isPresent() || !isAlive());
        } catch (ConditionTimeoutException e) {
            throw failure("did not say \"" + text + "\" within " + limit.toSeconds() + " s", e);
        }
        return linesWith(text).findFirst().orElseThrow(() -> failure("ended and had not said \"" + text + "\"", null));
    }

    private Stream<String> linesWith(String text) {
        return output().lines().filter(line -> line.contains(text));
    }

    /** Whether it comes to an end by itself within that time. */
    boolean endsWithin(Duration limit) throws InterruptedException {
        return child.ends(limit);
    }

    /** Waits for the end that it comes to by itself; returns the exit code. */
    int awaitExit() throws InterruptedException {
        return awaitExit(ENDS_WITHIN);
    }

    /** Sends the polite signal and returns the exit code; it has to end as quickly as is promised. */
    int terminate() throws InterruptedException {
        child.process().destroy();
        return awaitExit(DRAINS_WITHIN);
    }

    private int awaitExit(Duration limit) throws InterruptedException {
        if (!child.ends(limit)) {
            throw failure("had not ended after " + limit.toSeconds() + " s", null);
        }
        return child.process().exitValue();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        child.close();
    }

    /** Sends it a signal, such as {@code STOP}. */
    void signal(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw failure("could not be sent " + signal, null);
        }
    }

    boolean isAlive() {
        return child.process().isAlive();
    }

    /** What it said on standard output until now. */
    String output() {
        return read(out);
    }

    /** What it said on standard error until now. */
    String errors() {
        return read(err);
    }

    private AssertionError failure(String what, @Nullable Throwable cause) {
        return new AssertionError(name + " " + what + ": " + this, cause);
    }

    @Override
    public void close() throws InterruptedException {
        child.close();
        LOG.info("the last of what was said by {}", this);
    }

    @Override
    public String toString() {
        return name + " (pid " + child.process().pid() + ")\n--- on standard output:\n" + tail(output())
                + "\n--- on standard error:\n" + tail(errors()) + "\n---";
    }

    private static String tail(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
