package io.hoststream.archive;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.archive.format.MalformedFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The closed files of one format: the one way to find what is stored. A file that is listed is whole and never changes; it may
 * be gone when it is opened, if it was merged with others or too old to be kept: then list again and start over.
 *
 * <p>A file whose offsets lie within those of another is superseded: it was merged into that one and is about to be deleted.
 * It is not among the files to read, so a sample is in exactly one of them at any moment.
 */
public final class ClosedFiles {

    private static final Pattern DAY = Pattern.compile("dt=\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern HOUR = Pattern.compile("hour=\\d{2}");
    private static final int MAX_LISTINGS = 5;

    /**
     * A file and where it lies.
     *
     * @param path its name from the archive's directory on
     * @param file what its own name says
     */
    public record Entry(String path, ArchiveFile file) {

        /** The directory that it lies in, such as {@code parquet/dt=2026-01-31} or {@code …/hour=09}. */
        public String directory() {
            return Layout.directory(path);
        }

        /**
         * Reads the file and compares its bytes with what its name says of them.
         *
         * @throws MalformedFileException if they are not those that were written
         */
        public void verify(Disk disk) throws IOException {
            Checksum bytes = Checksum.of(disk, path);
            if (!bytes.equals(file.checksum())) {
                throw new MalformedFileException(
                        "its bytes have the checksum " + bytes + ", its name says " + file.checksum());
            }
        }
    }

    /**
     * A file that was merged into another.
     *
     * @param entry the file
     * @param by the one that holds what it holds, and more
     */
    public record Superseded(Entry entry, Entry by) {}

    /**
     * What there is.
     *
     * @param live the files to read, directory by directory, the oldest first
     * @param superseded files to leave alone
     */
    public record Listing(List<Entry> live, List<Superseded> superseded) {}

    private final Disk disk;
    private final FileFormat format;

    /** What the names that the last listing came upon say. */
    private volatile Map<String, Optional<ArchiveFile>> parsed = Map.of();

    /** The files of a format in an archive's directory. */
    public ClosedFiles(Disk disk, FileFormat format) {
        this.disk = disk;
        this.format = format;
    }

    /** Every file to read, directory by directory, the oldest first. A directory is one of arrival. */
    public List<Entry> all() throws IOException {
        return list().live();
    }

    /** The files that may hold samples of a time, by what their names say: late samples are found where they arrived. */
    public List<Entry> within(Span span) throws IOException {
        return all().stream()
                .filter(entry -> entry.file().span().overlaps(span))
                .toList();
    }

    /** Everything, superseded files too. */
    public Listing list() throws IOException {
        return list(day -> true);
    }

    /** What arrived on a day, such as {@code dt=2026-01-31}, or later. */
    Listing since(String first) throws IOException {
        return list(day -> day.compareTo(first) >= 0);
    }

    /** The directories of days, the oldest first. */
    List<String> days() throws IOException {
        return matching(format.id(), DAY);
    }

    /** The directories of a day's hours, the oldest first. */
    List<String> hours(String day) throws IOException {
        return matching(format.id() + "/" + day, HOUR);
    }

    private Listing list(Predicate<String> days) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Map<String, Optional<ArchiveFile>> names = new HashMap<>();
        for (String day : days()) {
            if (days.test(day)) {
                // The hours first: what is not there any more was merged into a file that is found after.
                for (String hour : hours(day)) {
                    addFiles(format.id() + "/" + day + "/" + hour, entries, names);
                }
                addFiles(format.id() + "/" + day, entries, names);
            }
        }
        parsed = names;
        entries.sort(Comparator.comparing(Entry::directory).thenComparing(entry -> Position.endOf(entry.file())));
        return Supersession.sort(entries);
    }

    private void addFiles(String directory, List<Entry> entries, Map<String, Optional<ArchiveFile>> names)
            throws IOException {
        Map<String, Optional<ArchiveFile>> before = parsed;
        for (String name : names(directory)) {
            Optional<ArchiveFile> known = before.get(name);
            Optional<ArchiveFile> said = known == null ? ArchiveFile.parse(name) : known;
            names.put(name, said);
            said.filter(file -> format.extensions().contains(file.extension()))
                    .ifPresent(file -> entries.add(new Entry(directory + "/" + name, file)));
        }
    }

    /**
     * The names in a directory. A directory that changes while it is listed may show neither a merged file nor those that
     * went into it; so it is listed until nothing changes, and if that takes too long, what two listings show in sum is
     * whole too: a file that is in neither was merged before the second one began.
     */
    private Collection<String> names(String directory) throws IOException {
        TreeSet<String> before = new TreeSet<>(disk.list(directory));
        TreeSet<String> now = new TreeSet<>(disk.list(directory));
        for (int listings = 2; !now.equals(before) && listings < MAX_LISTINGS; listings++) {
            before = now;
            now = new TreeSet<>(disk.list(directory));
        }
        now.addAll(before);
        return now;
    }

    private List<String> matching(String directory, Pattern pattern) throws IOException {
        return disk.list(directory).stream()
                .filter(name -> pattern.matcher(name).matches())
                .sorted()
                .toList();
    }
}
