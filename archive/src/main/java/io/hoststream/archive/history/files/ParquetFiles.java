package io.hoststream.archive.history.files;

import io.hoststream.archive.ArchiveFile;
import io.hoststream.archive.ClosedFiles;
import io.hoststream.archive.disk.LocalDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive's files, as far as they can be read. Remembers for some minutes which cannot, since the reason may pass, and logs
 * each once. Safe for any thread.
 */
final class ParquetFiles {

    private static final long TRIED_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final Logger LOG = LoggerFactory.getLogger(ParquetFiles.class);

    private final LocalDisk disk;
    private final ClosedFiles closed;
    private final Map<Path, Trouble> damaged = new ConcurrentHashMap<>();

    private record Trouble(String warning, long sinceNanos) {

        boolean holds() {
            return System.nanoTime() - sinceNanos < TRIED_AGAIN_NANOS;
        }
    }

    ParquetFiles(LocalDisk disk, ClosedFiles closed) {
        this.disk = disk;
        this.closed = closed;
    }

    /**
     * Files at one time.
     *
     * @param files those to be read
     * @param warnings which are left out
     * @param stored every file that there is
     */
    record Listing(List<Path> files, List<String> warnings, List<ClosedFiles.Entry> stored) {

        /** The newest time of any file, to the second. */
        OptionalLong storedUntil() {
            return stored.stream()
                    .mapToLong(entry -> entry.file().span().latest().toEpochMilli())
                    .max();
        }

        /** Whether one of the files is gone by now. */
        boolean isStale() {
            return files.stream().anyMatch(Files::notExists);
        }
    }

    /** The files that may hold values of a time from one on and before another. */
    Listing list(long from, long to) throws IOException {
        List<Path> files = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<ClosedFiles.Entry> all = closed.all();
        if (all.isEmpty()) {
            warnings.add("nothing is archived yet in " + disk);
        }
        for (ClosedFiles.Entry entry : all) {
            if (holds(entry.file(), from, to)) {
                Path path = disk.path(entry.path());
                Trouble trouble = damaged.get(path);
                if (trouble != null && trouble.holds()) {
                    warnings.add(trouble.warning());
                } else {
                    files.add(path);
                }
            }
        }
        return new Listing(files, warnings, all);
    }

    /** Where every file lies. */
    Set<Path> stored(Listing listing) {
        return listing.stored().stream().map(entry -> disk.path(entry.path())).collect(Collectors.toSet());
    }

    /** Leaves a file out for some time. */
    void damaged(Path path, Exception trouble) {
        String first = String.valueOf(trouble.getMessage()).lines().findFirst().orElse("");
        String warning = "the file " + disk.name(path) + " cannot be read and is left out: " + first;
        if (damaged.put(path, new Trouble(warning, System.nanoTime())) == null) {
            LOG.warn("file={} cannot be read, questions go on without it: {}", path, first);
        }
    }

    private static boolean holds(ArchiveFile file, long from, long to) {
        Instant earliest = file.span().earliest();
        Instant latest = file.span().latest();
        return earliest.toEpochMilli() < to && latest.toEpochMilli() >= from;
    }
}
