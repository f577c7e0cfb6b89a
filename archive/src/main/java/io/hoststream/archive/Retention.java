package io.hoststream.archive;

import io.hoststream.archive.ClosedFiles.Entry;
import io.hoststream.archive.ClosedFiles.Listing;
import io.hoststream.archive.ClosedFiles.Superseded;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.FileFormat;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes closed files that are too old, and the oldest where all together are too large; whole files, of every format there
 * is. Several archivers may do this in one directory: they choose the same files, and deleting one that is gone does nothing.
 */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** Directories of arrival that are older and empty are taken away; younger ones may be about to be written to. */
    private static final Duration EMPTY_AFTER = Duration.ofDays(2);

    private static final Comparator<Stored> OLDEST_FIRST = Comparator.comparing(
                    (Stored stored) -> Layout.arrival(stored.entry().path()))
            .thenComparing(stored -> stored.entry().file().span().latest())
            .thenComparing(stored -> stored.entry().path());

    private record Stored(FileFormat format, Entry entry, long bytes, List<Superseded> superseded) {}

    private final Disk disk;
    private final Duration keepFor;
    private final long keepBytes;
    private final ArchiveListener listener;

    /** Keeps files for so long, and so many bytes of them. */
    public Retention(Disk disk, Duration keepFor, long keepBytes, ArchiveListener listener) {
        this.disk = disk;
        this.keepFor = keepFor;
        this.keepBytes = keepBytes;
        this.listener = listener;
    }

    /** Deletes what has to go. */
    public void sweep(Instant now) throws IOException {
        List<Stored> stored = stored();
        stored.sort(OLDEST_FIRST);
        long total = stored.stream().mapToLong(Stored::bytes).sum();
        Instant oldest = now.minus(keepFor);
        long files = 0;
        long bytes = 0;
        for (Stored one : stored) {
            if (total - bytes > keepBytes || isBefore(one.entry(), oldest)) {
                delete(one);
                bytes += one.bytes();
                files++;
            }
        }
        if (files > 0) {
            LOG.info(
                    "deleted {} files of {} bytes, which were too old or too much (archive.keep-for, archive.keep-size)",
                    files,
                    bytes);
        }
        for (FileFormat format : FileFormat.values()) {
            removeEmptyDirectories(format, now.minus(EMPTY_AFTER));
        }
    }

    private List<Stored> stored() throws IOException {
        List<Stored> stored = new ArrayList<>();
        for (FileFormat format : FileFormat.values()) {
            Listing listing = new ClosedFiles(disk, format).list();
            for (Entry entry : listing.live()) {
                List<Superseded> by = listing.superseded().stream()
                        .filter(superseded -> superseded.by().equals(entry))
                        .toList();
                stored.add(new Stored(format, entry, size(entry), by));
            }
        }
        return stored;
    }

    private long size(Entry entry) throws IOException {
        try {
            return disk.size(entry.path());
        } catch (NoSuchFileException e) {
            // Merged meanwhile, or deleted by another archiver.
            return 0;
        }
    }

    /**
     * The arrival counts: what comes late stays for as long as what came in time, and one host whose clock is ahead does not
     * keep what others sent.
     */
    private static boolean isBefore(Entry entry, Instant time) {
        return Layout.end(entry.directory()).isBefore(time);
    }

    private void delete(Stored stored) throws IOException {
        // What was merged into it comes to light when it goes.
        Set<String> directories = new TreeSet<>();
        for (Superseded superseded : stored.superseded()) {
            disk.delete(superseded.entry().path());
            directories.add(superseded.entry().directory());
        }
        for (String directory : directories) {
            sync(directory);
        }
        disk.delete(stored.entry().path());
        sync(stored.entry().directory());
        LOG.debug("file={} of {} bytes was deleted", stored.entry().path(), stored.bytes());
        listener.deleted(stored.format().id(), stored.bytes());
    }

    private void sync(String directory) throws IOException {
        try {
            disk.sync(directory);
        } catch (NoSuchFileException e) {
            LOG.debug("directory={} was empty, and another archiver took it away", directory);
        }
    }

    private void removeEmptyDirectories(FileFormat format, Instant before) throws IOException {
        ClosedFiles files = new ClosedFiles(disk, format);
        for (String day : files.days()) {
            String directory = format.id() + "/" + day;
            if (Layout.end(directory).isBefore(before)) {
                for (String hour : files.hours(day)) {
                    disk.removeDirectory(directory + "/" + hour);
                }
                disk.removeDirectory(directory);
            }
        }
    }
}
