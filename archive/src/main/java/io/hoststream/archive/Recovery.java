package io.hoststream.archive;

import io.hoststream.archive.ClosedFiles.Entry;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.MalformedFileException;
import io.hoststream.archive.format.SampleFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out from the disk what a lane has stored. The newest checkpoint says it all, as a rule. Files beyond it, from the day
 * of its own file on, are there if the control directory is older than the files (it came from a backup); without
 * any checkpoint every file of the partition is looked at by name, and the newest are read.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** So many files are read for the numbers in them; those before are known by their offsets only. */
    private static final int MAX_FILES_READ = 64;

    /** So large they are together at most, the newest one left aside: somebody waits for it, and merged files are large. */
    private static final long MAX_BYTES_READ = 256L << 20;

    private final Disk disk;
    private final SampleFormat format;
    private final Source source;

    Recovery(Disk disk, SampleFormat format, Source source) {
        this.disk = disk;
        this.format = format;
        this.source = source;
    }

    /** What is stored. */
    record Stored(Position position, StoredNumbers numbers) {}

    Stored recover(Checkpoints checkpoints) throws IOException {
        Optional<Checkpoint> newest = checkpoints.newest();
        Position position = newest.map(Checkpoint::position).orElse(Position.START);
        StoredNumbers numbers = newest.map(Checkpoint::numbers).orElseGet(StoredNumbers::new);
        List<Entry> beyond = filesAfter(position, newest.map(Checkpoint::file).orElse(""));
        if (!beyond.isEmpty()) {
            position = Position.endOf(beyond.get(0).file());
            List<Entry> readable = toBeRead(beyond);
            for (Entry entry : readable) {
                read(entry, numbers);
            }
            LOG.info(
                    "partition={} format={} read {} of {} files beyond its checkpoint",
                    source,
                    format.id(),
                    readable.size(),
                    beyond.size());
        }
        return new Stored(position, numbers);
    }

    /** The newest of the files, the oldest of them first: what was heard of last is forgotten last. */
    private List<Entry> toBeRead(List<Entry> newestFirst) throws IOException {
        List<Entry> files = new ArrayList<>();
        long bytes = 0;
        for (Entry entry : newestFirst.subList(0, Math.min(MAX_FILES_READ, newestFirst.size()))) {
            bytes += disk.size(entry.path());
            if (!files.isEmpty() && bytes > MAX_BYTES_READ) {
                break;
            }
            files.add(entry);
        }
        Collections.reverse(files);
        return files;
    }

    /** The partition's files beyond a position, the newest first. */
    private List<Entry> filesAfter(Position position, String checkpointFile) throws IOException {
        List<Entry> beyond = new ArrayList<>();
        Set<String> directories = new TreeSet<>();
        for (Entry entry : new ClosedFiles(disk, format.kind())
                .since(Layout.day(checkpointFile))
                .live()) {
            if (entry.file().source().equals(source)
                    && Position.endOf(entry.file()).compareTo(position) > 0) {
                beyond.add(entry);
                directories.add(entry.directory());
            }
        }
        for (String directory : directories) {
            // Whoever renamed them may have died before the names were durable, and offsets are committed by them now.
            disk.sync(directory);
        }
        beyond.sort(Comparator.comparing((Entry entry) -> Position.endOf(entry.file()))
                .reversed());
        return beyond;
    }

    private void read(Entry entry, StoredNumbers numbers) throws IOException {
        try {
            format.readNumbers(disk, entry.path(), numbers::add);
        } catch (MalformedFileException e) {
            LOG.warn(
                    "file={} is damaged; repeats of what it holds may be stored again: {}",
                    entry.path(),
                    e.getMessage());
        }
    }
}
