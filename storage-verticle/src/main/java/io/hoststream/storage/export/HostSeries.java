package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * What one host said last. Families that are read less often are missing in most samples: their last section is kept for as
 * long as a few of them may go missing. Immutable, so that a scrape reads it while the next sample comes.
 *
 * @param sample the newest sample, completed with the kept sections
 * @param sectionSeenMillis for every field of the sample, when it was last carried; milliseconds since 1970
 * @param sectionGapMillis for every field of the sample, how far apart it was carried the last two times; 0 until known
 * @param seenMillis when the newest sample arrived; milliseconds since 1970
 */
record HostSeries(HostSample sample, List<Long> sectionSeenMillis, List<Long> sectionGapMillis, long seenMillis) {

    private static final Duration KEEPS_SECTIONS_AT_LEAST = Duration.ofMinutes(3);
    private static final Duration SILENT_AFTER = Duration.ofMinutes(1);
    private static final int INTERVALS = 3;

    /** Positions of the fields that are sections: optional records and arrays. */
    private static final List<Integer> SECTIONS = HostSample.getClassSchema().getFields().stream()
            .filter(field -> isSection(field.schema()))
            .map(Schema.Field::pos)
            .toList();

    private static boolean isSection(Schema schema) {
        return schema.isUnion()
                && schema.getTypes().stream()
                        .anyMatch(type -> type.getType() == Schema.Type.RECORD || type.getType() == Schema.Type.ARRAY);
    }

    /** The first sample of a host. */
    static HostSeries first(HostSample sample, long nowMillis) {
        int fields = HostSample.getClassSchema().getFields().size();
        return new HostSeries(
                sample,
                Stream.generate(() -> nowMillis).limit(fields).toList(),
                Stream.generate(() -> 0L).limit(fields).toList(),
                nowMillis);
    }

    /** The state after a newer sample. */
    HostSeries next(HostSample newer, long nowMillis) {
        boolean sameInstallation = newer.getHostId().equals(sample.getHostId());
        HostSample merged = shallowCopy(newer);
        Long[] seen = sectionSeenMillis.toArray(Long[]::new);
        Long[] gaps = sectionGapMillis.toArray(Long[]::new);
        for (int section : SECTIONS) {
            long ago = nowMillis - seen[section];
            if (newer.get(section) != null) {
                seen[section] = nowMillis;
                gaps[section] = ago;
            } else if (sameInstallation && ago <= keepsMillis(gaps[section])) {
                merged.put(section, sample.get(section));
            }
        }
        return new HostSeries(merged, List.of(seen), List.of(gaps), nowMillis);
    }

    private static long keepsMillis(long gap) {
        return Math.max(KEEPS_SECTIONS_AT_LEAST.toMillis(), INTERVALS * gap);
    }

    /**
     * Whether a sample takes this one's place: a later run wins, within a run the higher number. So of two collectors that
     * use one name at the same time the one that was started last is shown, and never a mixture. A run that claims to be
     * earlier is believed once this one has fallen silent: then it is the only one left.
     */
    boolean yieldsTo(HostSample other, long arrivedMillis) {
        int run = other.getEpoch().compareTo(sample.getEpoch());
        boolean same = run == 0 && other.getHostId().equals(sample.getHostId());
        if (run > 0 || same) {
            return run > 0 || other.getSequence() > sample.getSequence();
        }
        return stale(arrivedMillis, SILENT_AFTER);
    }

    /** Whether the host has been silent for too long: three intervals, but not less than {@code atLeast}. */
    boolean stale(long nowMillis, Duration atLeast) {
        long bound = Math.max(atLeast.toMillis(), (long) INTERVALS * sample.getIntervalMillis());
        return nowMillis - seenMillis > bound;
    }

    /** Another sample with the same sections: Avro's own copy would copy every disk and core as well. */
    private static HostSample shallowCopy(HostSample from) {
        HostSample copy = new HostSample();
        for (int field = 0; field < HostSample.getClassSchema().getFields().size(); field++) {
            copy.put(field, from.get(field));
        }
        return copy;
    }
}
