package io.hoststream.archive;

import io.hoststream.archive.ClosedFiles.Entry;
import io.hoststream.archive.disk.Checksum;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files of one partition that can become one. They follow one another: a file between them that stayed outside would count as
 * superseded by the merged one.
 *
 * @param files two or more, in the order of their offsets
 * @param directory where the merged file goes
 * @param bytes how large they are together
 */
record MergePlan(List<Entry> files, String directory, long bytes) {

    private static final Comparator<Entry> ORDER = Comparator.comparing(entry -> Position.endOf(entry.file()));

    /** Tells how large a file is. */
    interface Sizes {
        long of(Entry entry) throws IOException;
    }

    /**
     * The first files to merge.
     *
     * @param live all files to read of a partition
     * @param leftAlone paths of files that are not to be touched
     */
    static Optional<MergePlan> first(List<Entry> live, Set<String> leftAlone, Merging merging, Instant now, Sizes sizes)
            throws IOException {
        List<Entry> inOrder = new ArrayList<>(live);
        inOrder.sort(ORDER);
        Instant over = now.minus(merging.grace());
        Run run = new Run("", 0);
        for (Entry entry : inOrder) {
            String target = leftAlone.contains(entry.path()) ? "" : target(entry, over);
            long size = target.isEmpty() ? 0 : sizes.of(entry);
            if (!run.takes(entry, target, size, merging.bytes())) {
                if (run.files.size() > 1) {
                    break;
                }
                run = new Run(target, entry.file().offsets().generation());
            }
            run.add(entry, size);
        }
        return run.files.size() > 1
                ? Optional.of(new MergePlan(List.copyOf(run.files), run.target, run.bytes))
                : Optional.empty();
    }

    /** Where the merged file goes that this one becomes part of; empty if it has to wait. */
    private static String target(Entry entry, Instant over) {
        String directory = entry.directory();
        String day = Layout.dayDirectory(directory);
        return Layout.end(day).isBefore(over) ? day : Layout.end(directory).isBefore(over) ? directory : "";
    }

    /** What the name of the merged file says. */
    ArchiveFile merged(Checksum checksum, String extension) {
        ArchiveFile first = files.get(0).file();
        ArchiveFile last = files.get(files.size() - 1).file();
        Span span = first.span();
        for (Entry entry : files) {
            span = span.with(entry.file().span());
        }
        Offsets offsets = new Offsets(
                first.offsets().generation(),
                first.offsets().first(),
                last.offsets().last());
        return new ArchiveFile(first.source(), offsets, span, checksum, extension);
    }

    List<String> paths() {
        return files.stream().map(Entry::path).toList();
    }

    private static final class Run {

        private final List<Entry> files = new ArrayList<>();
        private final String target;
        private final long generation;
        private long bytes;

        private Run(String target, long generation) {
            this.target = target;
            this.generation = generation;
        }

        private boolean takes(Entry entry, String to, long size, long limit) {
            return !to.isEmpty()
                    && to.equals(target)
                    && entry.file().offsets().generation() == generation
                    && bytes + size <= limit;
        }

        private void add(Entry entry, long size) {
            files.add(entry);
            bytes += size;
        }
    }
}
