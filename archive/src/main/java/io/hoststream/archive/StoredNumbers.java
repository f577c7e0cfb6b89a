package io.hoststream.archive;

import io.hoststream.archive.format.SampleNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which samples are stored, by their numbers. Bounded: of each installation the collector runs that were heard of last are
 * remembered, and of all installations those that were.
 */
final class StoredNumbers {

    static final int MAX_EPOCHS = 16;
    static final int MAX_HOSTS = 20_000;

    /** What is done with each run that is remembered. */
    interface RunVisitor {
        void run(String hostId, long epochMillis, Ranges sequences);
    }

    private final Map<String, Map<Long, Ranges>> byHost = new Recent<>(MAX_HOSTS);

    boolean contains(SampleNumber number) {
        Map<Long, Ranges> epochs = byHost.get(number.hostId());
        Ranges sequences = epochs == null ? null : epochs.get(number.epochMillis());
        return sequences != null && sequences.contains(number.sequence());
    }

    /** Remembers a sample; false if it was. */
    boolean add(SampleNumber number) {
        return run(number.hostId(), number.epochMillis()).add(number.sequence());
    }

    /** What is remembered of a run, to be added to. */
    Ranges run(String hostId, long epochMillis) {
        return byHost.computeIfAbsent(hostId, host -> new Recent<>(MAX_EPOCHS))
                .computeIfAbsent(epochMillis, epoch -> new Ranges());
    }

    int hosts() {
        return byHost.size();
    }

    /** Visits every run, the one that was heard of last at the end. */
    void forEach(RunVisitor visitor) {
        byHost.forEach((host, epochs) -> epochs.forEach((epoch, ranges) -> visitor.run(host, epoch, ranges)));
    }

    /** A map that forgets what was not looked at for the longest time. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int limit;

        private Recent(int limit) {
            super(16, 0.75f, true);
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<K, V> eldest) {
            return size() > limit;
        }
    }
}
