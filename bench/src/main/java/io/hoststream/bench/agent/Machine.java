package io.hoststream.bench.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What the numbers were measured on. */
public final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path VERSION = Path.of("/proc/sys/kernel/osrelease");

    private Machine() {}

    /** Prints it, with the scenario and the time. */
    public static void describe(String scenario, PrintStream out) throws IOException {
        out.printf(
                Locale.ROOT,
                "%s, %s%n%d x %s, %s, Linux %s, Java %s%n%n",
                scenario,
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors(),
                value(CPU_INFO, "model name"),
                value(MEMORY, "MemTotal"),
                Files.readString(VERSION).strip(),
                Runtime.version());
    }

    private static String value(Path file, String key) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
