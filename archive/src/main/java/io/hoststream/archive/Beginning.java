package io.hoststream.archive;

import io.hoststream.archive.ClosedFiles.Entry;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When an archive begins to hold everything that arrived: what came before may be gone, for its age or for room. */
public final class Beginning {

    private Beginning() {}

    /**
     * The beginning of an archive that has these files. One that has every partition from its first record on never lost any;
     * of another, the oldest hour or day may be there in part.
     *
     * @param files the files to read, directory by directory, the oldest first
     */
    public static Instant of(List<Entry> files) {
        Map<Source, Entry> firsts = new HashMap<>();
        for (Entry entry : files) {
            firsts.merge(entry.file().source(), entry, Beginning::former);
        }
        return files.isEmpty() || areFirstOfAll(firsts.values())
                ? Instant.MIN
                : Layout.end(files.get(0).directory());
    }

    private static Entry former(Entry one, Entry other) {
        return Position.endOf(one.file()).compareTo(Position.endOf(other.file())) <= 0 ? one : other;
    }

    private static boolean areFirstOfAll(Collection<Entry> firsts) {
        return firsts.stream()
                .map(entry -> entry.file().offsets())
                .allMatch(offsets -> offsets.generation() == 0 && offsets.first() == 0);
    }
}
