package io.hoststream.collect.machine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A program of another's making while it runs, with its standard input open; killed when it is closed. */
final class Program implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final String name;
    private final Process process;

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /** Skips the test where the program is not installed, and says so. */
    static void assumeInstalled(String program, String debianPackage) {
        assumeTrue(isInstalled(program), program + " is not installed (Debian: apt install " + debianPackage + ")");
    }

    private static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Starts it; what it says can be had at its end, and may not be more than a pipe holds. */
    static Program start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LC_ALL", "C");
        builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + File.pathSeparator + more);
        return new Program(String.join(" ", command), builder.start());
    }

    /** Runs it to its end; returns what it said. */
    static String run(String... command) throws IOException, InterruptedException {
        try (Program program = start(command)) {
            return program.output();
        }
    }

    /** Runs it to its end; returns whether that was a good one. */
    static boolean ends(String... command) throws IOException, InterruptedException {
        try (Program program = start(command)) {
            program.finish();
            return program.process.exitValue() == 0;
        }
    }

    /** The next line that it says. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = process.getInputStream().read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = process.getInputStream().read();
        }
        return line.toString();
    }

    /** What it said, when it has ended well. */
    String output() throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(name + " failed: " + output);
        }
        return output;
    }

    /** Says a line to it. */
    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Does something in the moment in which it ends, on a thread of the runtime's. */
    <T> CompletableFuture<T> atEnd(Supplier<T> action) {
        return process.onExit().thenApply(ended -> action.get());
    }

    long pid() {
        return process.pid();
    }

    /** Ends its standard input, and waits for it to end of itself. */
    void finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " does not end");
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
