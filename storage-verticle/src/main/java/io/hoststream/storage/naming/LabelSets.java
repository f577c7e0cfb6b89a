package io.hoststream.storage.naming;

import io.hoststream.schema.metric.Device;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The label sets of one host, found again by device; those of devices that are gone go once they are the larger part. */
final class LabelSets implements LabelSource {

    private static final int KEPT_AT_LEAST = 64;
    private static final int KEPT_TIMES = 4;

    /** What tells a label set apart: the device, and what the family adds. */
    record Key(Device device, Map<String, String> fixed) {}

    /** A label set, and the device that it was last given to, in which round. */
    private static final class Entry {
        private final SeriesLabels labels;
        private @Nullable Device owner;
        private long round;

        Entry(SeriesLabels labels) {
            this.labels = labels;
        }
    }

    private final Function<Key, SeriesLabels> build;
    private final Map<Key, Entry> entries = new HashMap<>();
    private long round;
    private int used;
    private int mostUsed;
    private @Nullable Device lastDevice;
    private @Nullable Map<String, String> lastFixed;
    private @Nullable SeriesLabels last;

    LabelSets(Function<Key, SeriesLabels> build) {
        this.build = build;
    }

    /** Begins a round: in one, a label set belongs to one device. */
    void begin() {
        mostUsed = Math.max(mostUsed, used);
        if (entries.size() > KEPT_AT_LEAST + KEPT_TIMES * mostUsed) {
            clear();
        }
        round++;
        used = 0;
        lastDevice = null;
    }

    /** Forgets everything. */
    void clear() {
        entries.clear();
        mostUsed = 0;
    }

    @Override
    public @Nullable SeriesLabels of(Device device, Map<String, String> fixed) {
        // The series of a device come one after another, most of them with the labels of the one before.
        if (isSame(device, lastDevice) && isSame(fixed, lastFixed)) {
            return last;
        }
        Entry entry = entry(device, fixed);
        lastDevice = device;
        lastFixed = fixed;
        last = isSame(device, entry.owner) ? entry.labels : null;
        return last;
    }

    /** The labels of a device that may share them with others, and adds none itself. */
    SeriesLabels shared(Device device) {
        return entry(device, Map.of()).labels;
    }

    private Entry entry(Device device, Map<String, String> fixed) {
        Entry entry = entries.computeIfAbsent(new Key(device, fixed), key -> new Entry(build.apply(key)));
        if (entry.round != round) {
            entry.round = round;
            entry.owner = device;
            used++;
        }
        return entry;
    }

    // Identity is what is asked for: two equal devices in one sample are two devices with the same labels.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object one, @Nullable Object other) {
        return one == other;
    }
}
