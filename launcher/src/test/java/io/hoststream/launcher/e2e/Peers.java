package io.hoststream.launcher.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** Programs of others, as they are installed on this machine. A test that needs a missing one is skipped, and says so. */
final class Peers {

    /** Where ./verify puts the packages of npm, and the programs that use them. */
    static final Path NODE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../target/peers");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a program said, one character for each byte, and its exit code. */
    record Said(int exitCode, String output, String errors) {}

    private Peers() {}

    static void assumeInstalled(String program, String debianPackage) {
        boolean installed = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        assumeTrue(installed, program + " is not installed (Debian: apt install " + debianPackage + ")");
    }

    /** Runs a program with this on its standard input, and waits for its end. */
    static Said run(Path scratch, String input, String... command) throws IOException, InterruptedException {
        return run(scratch, PATIENCE, input, command);
    }

    /** Runs a program that may take so long with this on its standard input, and waits for its end. */
    static Said run(Path scratch, Duration patience, String input, String... command)
            throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile(scratch, "peer", ".in"), input);
        Path out = Files.createTempFile(scratch, "peer", ".out");
        Path err = Files.createTempFile(scratch, "peer", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        try (Child child = Child.start(builder)) {
            if (!child.ends(patience)) {
                throw new AssertionError(String.join(" ", command) + " did not end: " + Files.readString(err));
            }
            return new Said(
                    child.process().exitValue(),
                    Files.readString(out, StandardCharsets.ISO_8859_1),
                    Files.readString(err, StandardCharsets.ISO_8859_1));
        }
    }
}
