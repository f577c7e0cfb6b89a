package io.hoststream.archive;

import io.hoststream.archive.ClosedFiles.Entry;
import io.hoststream.archive.ClosedFiles.Listing;
import io.hoststream.archive.ClosedFiles.Superseded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells files to read from those that were merged into another. Ranges of offsets are apart, or one lies in the other. */
final class Supersession {

    /** The wider range before those in it; of equal ones, the one of the day before the one of the hour. */
    private static final Comparator<Entry> WIDER_FIRST = Comparator.comparingLong(
                    (Entry entry) -> entry.file().offsets().first())
            .thenComparing(Comparator.comparingLong(
                            (Entry entry) -> entry.file().offsets().last())
                    .reversed())
            .thenComparing(Entry::directory)
            .thenComparing(Entry::path);

    private record Life(Source source, long generation) {}

    private Supersession() {}

    /** Keeps the order of what is live. */
    static Listing sort(List<Entry> entries) {
        Map<Life, List<Entry>> lives = new HashMap<>();
        for (Entry entry : entries) {
            ArchiveFile file = entry.file();
            lives.computeIfAbsent(new Life(file.source(), file.offsets().generation()), life -> new ArrayList<>())
                    .add(entry);
        }
        Map<Entry, Entry> superseded = new HashMap<>();
        lives.values().forEach(life -> find(life, superseded));
        List<Entry> live = new ArrayList<>();
        List<Superseded> others = new ArrayList<>();
        for (Entry entry : entries) {
            Entry by = superseded.get(entry);
            if (by == null) {
                live.add(entry);
            } else {
                others.add(new Superseded(entry, by));
            }
        }
        return new Listing(live, others);
    }

    private static void find(List<Entry> life, Map<Entry, Entry> superseded) {
        life.sort(WIDER_FIRST);
        Entry widest = life.get(0);
        for (Entry entry : life.subList(1, life.size())) {
            if (entry.file().offsets().last() <= widest.file().offsets().last()) {
                superseded.put(entry, widest);
            } else {
                widest = entry;
            }
        }
    }
}
