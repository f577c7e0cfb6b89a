package io.hoststream.archive;

import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.SampleFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The closed files of one format. A file that is listed is whole and never changes; it may be gone when it is opened, if it
 * was compacted or too old to be kept. In-progress files are never listed.
 */
public final class ClosedFiles {

    private static final Pattern DAY = Pattern.compile("dt=\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern HOUR = Pattern.compile("hour=\\d{2}");

    /**
     * A file and where it lies.
     *
     * @param path its name from the archive's directory on
     * @param file what its own name says
     */
    public record Entry(String path, ArchiveFile file) {}

    private final Disk disk;
    private final SampleFormat format;

    /** The files of a format in an archive's directory. */
    public ClosedFiles(Disk disk, SampleFormat format) {
        this.disk = disk;
        this.format = format;
    }

    /** The hours there are, such as {@code dt=2026-01-31/hour=09}, the newest first. An hour is one of arrival. */
    public List<String> hours() throws IOException {
        List<String> hours = new ArrayList<>();
        for (String day : matching(format.id(), DAY)) {
            for (String hour : matching(format.id() + "/" + day, HOUR)) {
                hours.add(day + "/" + hour);
            }
        }
        hours.sort(Comparator.reverseOrder());
        return hours;
    }

    /** The files of an hour, in the order of their offsets. */
    public List<Entry> in(String hour) throws IOException {
        String directory = Layout.hour(format, hour);
        List<Entry> entries = new ArrayList<>();
        for (String name : disk.list(directory)) {
            ArchiveFile.parse(name)
                    .filter(file -> file.extension().equals(format.extension()))
                    .ifPresent(file -> entries.add(new Entry(directory + "/" + name, file)));
        }
        entries.sort(Comparator.comparing(entry -> Position.endOf(entry.file())));
        return entries;
    }

    /** Every file, hour by hour, the oldest first. */
    public List<Entry> all() throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> hours = new ArrayList<>(hours());
        hours.sort(Comparator.naturalOrder());
        for (String hour : hours) {
            entries.addAll(in(hour));
        }
        return entries;
    }

    /** Opens a file to be read by its format. */
    public InputStream open(Entry entry) throws IOException {
        return disk.read(entry.path());
    }

    private List<String> matching(String directory, Pattern pattern) throws IOException {
        return disk.list(directory).stream()
                .filter(name -> pattern.matcher(name).matches())
                .toList();
    }
}
