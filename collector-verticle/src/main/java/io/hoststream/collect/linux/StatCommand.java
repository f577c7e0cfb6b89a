package io.hoststream.collect.linux;

import io.hoststream.collect.reading.FilesystemReading.Inodes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code stat} command, for the inodes of filesystems. Without the command, or without an answer, there are none. */
final class StatCommand {

    private static final Logger LOG = LoggerFactory.getLogger(StatCommand.class);

    /** Half of what a pipe holds, so that the command never waits for its reader. */
    private static final int PORTION_CHARS = 16 * 1024;

    /** Room for the two numbers of a line. */
    private static final int NUMBERS_CHARS = 48;

    private static final long DEADLINE_SECONDS = 5;

    private boolean missing;

    /** Mount points in portions whose answer fits into a pipe. */
    static List<List<String>> portions(List<String> mountpoints) {
        List<List<String>> portions = new ArrayList<>();
        int room = 0;
        for (String mountpoint : mountpoints) {
            int needed = mountpoint.length() + NUMBERS_CHARS;
            if (portions.isEmpty() || room < needed) {
                portions.add(new ArrayList<>());
                room = PORTION_CHARS;
            }
            room -= needed;
            portions.get(portions.size() - 1).add(mountpoint);
        }
        return portions;
    }

    /** The inodes by mount point, of those that have a fixed number. */
    Map<String, Inodes> inodes(List<String> mountpoints) throws InterruptedException {
        if (missing) {
            return Map.of();
        }
        List<String> command = new ArrayList<>(List.of("stat", "-f", "-c", "%c %d %n"));
        command.addAll(mountpoints);
        try {
            return run(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
        } catch (IOException e) {
            // A machine that is short of processes or memory for a moment has the command all the same.
            missing = String.valueOf(e.getMessage()).contains("error=2,");
            LOG.warn("command=stat cannot be run, so inodes are unknown: {}", e.getMessage());
            return Map.of();
        }
    }

    private static Map<String, Inodes> run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                return Map.of();
            }
            return parse(new String(process.getInputStream().readAllBytes(), Charset.defaultCharset()));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Reads lines of all inodes, free inodes and mount point. */
    static Map<String, Inodes> parse(String output) {
        Map<String, Inodes> found = new HashMap<>();
        output.lines().map(line -> line.split(" ", 3)).forEach(parts -> {
            if (parts.length == 3 && parts[0].matches("[1-9]\\d{0,17}") && parts[1].matches("\\d{1,18}")) {
                found.put(parts[2], new Inodes(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
            }
        });
        return found;
    }
}
