package io.hoststream.bench.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process and all that it started take.
 *
 * @param cpuTicks processor time so far, of processes that have ended as well; hundredths of a second
 * @param residentBytes resident memory
 * @param threads threads
 * @param descriptors open files
 */
record Usage(long cpuTicks, long residentBytes, long threads, long descriptors) {

    private static final double TICKS_PER_SECOND = 100;
    private static final Usage NOTHING = new Usage(0, 0, 0, 0);
    private static final long KILO = 1024;

    /** Places in {@code /proc/PID/stat}, counted from the state, which follows the name. */
    private static final int USER_TIME = 11;

    private static final int LAST_TIME = 14;

    static Usage of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> ofOne(Path.of("/proc", String.valueOf(one.pid()))))
                .reduce(NOTHING, Usage::plus);
    }

    private static Usage ofOne(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = USER_TIME; i <= LAST_TIME; i++) {
                ticks += Long.parseLong(columns[i]);
            }
            String status = Files.readString(process.resolve("status"));
            return new Usage(ticks, KILO * field(status, "VmRSS:"), field(status, "Threads:"), descriptors(process));
        } catch (NoSuchFileException e) {
            // It has ended; its time is in its parent's.
            return NOTHING;
        } catch (IOException e) {
            throw new IllegalStateException(process + " cannot be read", e);
        }
    }

    private static long field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private static long descriptors(Path process) throws IOException {
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return open.count();
        }
    }

    private Usage plus(Usage other) {
        return new Usage(
                cpuTicks + other.cpuTicks,
                residentBytes + other.residentBytes,
                threads + other.threads,
                descriptors + other.descriptors);
    }

    /** Processor time since then; seconds. */
    double cpuSecondsSince(Usage earlier) {
        return (cpuTicks - earlier.cpuTicks) / TICKS_PER_SECOND;
    }

    double residentMegabytes() {
        return residentBytes / (double) (KILO * KILO);
    }
}
