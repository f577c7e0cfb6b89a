package io.hoststream.archive;

import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.MalformedFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of a lane, in the control directory. One is prepared before its file is renamed into place and confirmed
 * after, so that whatever moment a writer dies in, the name of the file tells whether the checkpoint holds.
 */
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Pattern NAME = Pattern.compile("([a-z0-9]+)\\.(\\d{1,18})\\.(\\d{19})\\.(prepared|numbers)");
    private static final String PREPARED = "prepared";
    private static final String CONFIRMED = "numbers";

    private record Entry(String name, Position position, boolean confirmed) {}

    private final Disk disk;
    private final Claim claim;
    private final String format;

    Checkpoints(Disk disk, Claim claim, String format) {
        this.disk = disk;
        this.claim = claim;
        this.format = format;
    }

    void prepare(Checkpoint checkpoint) throws IOException {
        String unnamed = claim.inProgress(CONFIRMED);
        DiskBytes.write(disk, unnamed, CheckpointCodec.encode(checkpoint));
        disk.rename(unnamed, path(checkpoint.position(), PREPARED));
        disk.sync(claim.directory());
    }

    void confirm(Position position) throws IOException {
        String prepared = path(position, PREPARED);
        if (disk.exists(prepared)) {
            disk.rename(prepared, path(position, CONFIRMED));
        }
        disk.sync(claim.directory());
        for (Entry entry : entries()) {
            if (entry.position().compareTo(position) < 0) {
                disk.delete(claim.path(entry.name()));
            }
        }
    }

    /** The newest one that holds. What was prepared and came to nothing is deleted. */
    Optional<Checkpoint> newest() throws IOException {
        List<Entry> newestFirst = entries();
        newestFirst.sort(Comparator.comparing(Entry::position).reversed());
        for (Entry entry : newestFirst) {
            Optional<Checkpoint> found = read(entry);
            if (entry.confirmed() && found.isPresent()) {
                return found;
            }
            if (found.isPresent() && disk.exists(found.get().file())) {
                disk.sync(Layout.directory(found.get().file()));
                confirm(entry.position());
                return found;
            }
            if (!entry.confirmed()) {
                disk.delete(claim.path(entry.name()));
            }
        }
        return Optional.empty();
    }

    private Optional<Checkpoint> read(Entry entry) throws IOException {
        try {
            return Optional.of(CheckpointCodec.decode(DiskBytes.read(disk, claim.path(entry.name()))));
        } catch (MalformedFileException e) {
            LOG.warn("checkpoint={} is left out: {}", claim.path(entry.name()), e.getMessage());
            return Optional.empty();
        }
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String name : disk.list(claim.directory())) {
            Matcher parts = NAME.matcher(name);
            if (parts.matches() && parts.group(1).equals(format)) {
                Position position = new Position(Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
                entries.add(new Entry(name, position, parts.group(4).equals(CONFIRMED)));
            }
        }
        return entries;
    }

    private String path(Position position, String kind) {
        return claim.path(
                String.format(Locale.ROOT, "%s.%d.%019d.%s", format, position.generation(), position.last(), kind));
    }
}
