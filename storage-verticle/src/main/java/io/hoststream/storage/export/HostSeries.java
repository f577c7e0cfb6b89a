package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

record HostSeries(HostSample sample, List<Long> sectionSeenMillis, long seenMillis) {
    private static final Duration KEEPS_SECTIONS = Duration.ofMinutes(3);
    private static final int INTERVALS = 3;
    private static final List<Integer> SECTIONS = HostSample.getClassSchema().getFields().stream()
            .filter(field -> isSection(field.schema()))
            .map(Schema.Field::pos)
            .toList();

    private static boolean isSection(Schema schema) {
        return schema.isUnion()
                && schema.getTypes().stream()
                        .anyMatch(type -> type.getType() == Schema.Type.RECORD || type.getType() == Schema.Type.ARRAY);
    }

    static HostSeries first(HostSample sample, long nowMillis) {
        int fields = HostSample.getClassSchema().getFields().size();
        return new HostSeries(
                sample, Stream.generate(() -> nowMillis).limit(fields).toList(), nowMillis);
    }

    HostSeries next(HostSample newer, long nowMillis) {
        boolean sameRun = newer.getHostId().equals(sample.getHostId());
        HostSample merged = shallowCopy(newer);
        Long[] seen = sectionSeenMillis.toArray(Long[]::new);

        for (int section : SECTIONS) {
            boolean fresh = nowMillis - seen[section] <= KEEPS_SECTIONS.toMillis();
            if (newer.get(section) != null) {
                seen[section] = nowMillis;
            } else if (sameRun && fresh) {
                merged.put(section, sample.get(section));
            }
        }

        return new HostSeries(merged, List.of(seen), nowMillis);
    }

    boolean olderThan(HostSample other) {
        int run = other.getEpoch().compareTo(sample.getEpoch());
        boolean same = run == 0 && other.getHostId().equals(sample.getHostId());
        return run > 0 || (same && other.getSequence() > sample.getSequence());
    }

    boolean stale(long nowMillis, Duration atLeast) {
        long bound = Math.max(atLeast.toMillis(), (long) INTERVALS * sample.getIntervalMillis());
        return nowMillis - seenMillis > bound;
    }

    private static HostSample shallowCopy(HostSample from) {
        HostSample copy = new HostSample();

        for (int field = 0; field < HostSample.getClassSchema().getFields().size(); field++) {
            copy.put(field, from.get(field));
        }

        return copy;
    }
}
