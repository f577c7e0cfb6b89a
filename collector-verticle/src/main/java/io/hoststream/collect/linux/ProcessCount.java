package io.hoststream.collect.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many processes exist, without walking them: the kernel counts every process as a link to {@code /proc}. The links
 * of the directories that are no process are counted once.
 */
final class ProcessCount {

    /** A directory's link to itself and the one from its parent. */
    private static final int OWN_LINKS = 2;

    private final Path proc;
    private final int others;

    private ProcessCount(Path proc, int others) {
        this.proc = proc;
        this.others = others;
    }

    /** Counts what is no process; works out to null later where the links say less than can be seen. */
    static ProcessCount of(HostRoot root) {
        Path proc = root.path().resolve("proc");
        int directories = 0;
        int processes = 0;
        try (Stream<Path> entries = Files.list(proc)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                boolean process = isNumber(entry.getFileName().toString());
                processes += process ? 1 : 0;
                directories += !process && isOwnDirectory(entry) ? 1 : 0;
            }
            int others = OWN_LINKS + directories;
            // Processes end and start meanwhile; a /proc that is not the kernel's own has two or three links.
            return new ProcessCount(proc, links(proc) - others < processes / 2 ? -1 : others);
        } catch (IOException e) {
            return new ProcessCount(proc, -1);
        }
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isOwnDirectory(Path entry) {
        return !Files.isSymbolicLink(entry) && Files.isDirectory(entry);
    }

    @Nullable
    Integer read() {
        if (others < 0) {
            return null;
        }
        try {
            int processes = links(proc) - others;
            return processes > 0 ? Integer.valueOf(processes) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static int links(Path directory) throws IOException {
        Object links = Files.getAttribute(directory, "unix:nlink");
        return links instanceof Integer number ? number : -1;
    }
}
