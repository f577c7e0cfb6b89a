package io.hoststream.bench.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** As many processes with connections as it takes: one may have only so many files open. */
final class Crowds implements AutoCloseable {

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String FILES = "Max open files";
    private static final int OTHER_FILES = 500;

    private final List<Process> processes = new ArrayList<>();

    /** Opens so many sockets in all; returns when they are open. */
    Crowds(int sockets) throws IOException {
        int most = mostFiles() - OTHER_FILES;
        for (int left = sockets; left > 0; left -= most) {
            processes.add(start(Math.min(left, most)));
        }
        for (Process process : processes) {
            if (process.getInputStream().read() < 0) {
                close();
                throw new IOException("the sockets could not be opened");
            }
        }
    }

    private static int mostFiles() throws IOException {
        String line = Files.readAllLines(LIMITS).stream()
                .filter(one -> one.startsWith(FILES))
                .findFirst()
                .orElseThrow();
        // The second number: a JVM raises its own limit up to it.
        return Integer.parseInt(line.substring(FILES.length()).strip().split("\\s+", -1)[1]);
    }

    private static Process start(int sockets) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SocketCrowd.class.getName(),
                        String.valueOf(sockets))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
    }
}
