package io.hoststream.collect.linux;

import io.hoststream.collect.reading.FilesystemReading.Inodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
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

    /** Well below what the kernel lets a command be told. */
    private static final int PORTION_CHARS = 96 * 1024;

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** How long a look at what the command has written waits for more. */
    private static final long LOOK_MILLIS = 5;

    /** Longer numbers do not fit into 64 bits. */
    private static final int MOST_DIGITS = 18;

    private final List<String> command;
    private final long deadlineNanos;
    private boolean missing;

    StatCommand() {
        this(List.of("stat", "-f", "-c", "%c %d %n"), DEADLINE);
    }

    /** Another command that answers in the same form. */
    StatCommand(List<String> command, Duration deadline) {
        this.command = command;
        this.deadlineNanos = deadline.toNanos();
    }

    /** Places in portions that one command can be told. */
    static List<List<String>> portions(List<String> places) {
        List<List<String>> portions = new ArrayList<>();
        int room = 0;
        for (String place : places) {
            if (portions.isEmpty() || room < place.length() + 1) {
                portions.add(new ArrayList<>());
                room = PORTION_CHARS;
            }
            room -= place.length() + 1;
            portions.get(portions.size() - 1).add(place);
        }
        return portions;
    }

    /** The inodes by place, of those that have a fixed number. */
    Map<String, Inodes> inodes(List<String> places) throws InterruptedException {
        if (missing) {
            return Map.of();
        }
        List<String> words = new ArrayList<>(command);
        words.addAll(places);
        try {
            return parse(run(new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD)));
        } catch (IOException e) {
            // A machine that is short of processes or memory for a moment has the command all the same.
            missing = String.valueOf(e.getMessage()).contains("error=2,");
            LOG.warn("command=stat cannot be run, so inodes are unknown: {}", e.getMessage());
            return Map.of();
        }
    }

    /** What it wrote until its end or the deadline. It is read while it runs: a full pipe would make it wait for ever. */
    private String run(ProcessBuilder builder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder.start();
        try (InputStream output = process.getInputStream()) {
            process.getOutputStream().close();
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            boolean ended = false;
            while (!ended && System.nanoTime() - start < deadlineNanos) {
                ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                written.write(ended ? output.readAllBytes() : output.readNBytes(output.available()));
            }
            return written.toString(Charset.defaultCharset());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Reads lines of all inodes, free inodes and place. A last line that was cut off is left out. */
    static Map<String, Inodes> parse(String output) {
        Map<String, Inodes> found = new HashMap<>();
        int start = 0;
        for (int end = output.indexOf('\n'); end >= 0; end = output.indexOf('\n', start)) {
            line(output.substring(start, end), found);
            start = end + 1;
        }
        return found;
    }

    private static void line(String line, Map<String, Inodes> found) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first > 0 && second > 0 && isNumber(line, 0, first) && isNumber(line, first + 1, second)) {
            long total = Long.parseLong(line, 0, first, 10);
            if (total > 0) {
                found.put(line.substring(second + 1), new Inodes(total, Long.parseLong(line, first + 1, second, 10)));
            }
        }
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from && to - from <= MOST_DIGITS;
    }
}
