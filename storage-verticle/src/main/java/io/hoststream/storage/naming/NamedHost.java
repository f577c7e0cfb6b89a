package io.hoststream.storage.naming;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One host's series. Label sets are kept from sample to sample and found again by device; those of devices that are gone
 * go once they are the larger part. For one thread at a time.
 */
public final class NamedHost {

    private static final int KEPT_AT_LEAST = 64;

    private record Key(Device device, Map<String, String> fixed) {}

    /** A label set, and the object that it was last given to, in which read. */
    private static final class Entry {
        private final SeriesLabels labels;
        private @Nullable Device owner;
        private long read;

        Entry(SeriesLabels labels) {
            this.labels = labels;
        }
    }

    private final Labelling labelling;
    private final Map<Key, Entry> entries = new HashMap<>();
    private Map<String, String> host = Map.of();
    private long reads;
    private int used;
    private @Nullable Device lastDevice;
    private @Nullable Map<String, String> lastFixed;
    private @Nullable SeriesLabels last;

    NamedHost(Labelling labelling) {
        this.labelling = labelling;
    }

    /**
     * Hands the host's series to the visitor.
     *
     * @param info what the host is; null as long as it is not known
     */
    public void read(HostSample sample, @Nullable HostInfo info, SeriesVisitor visitor) {
        begin(sample);
        labelling.naming().read(sample, info, this::labels, visitor);
        if (entries.size() > KEPT_AT_LEAST + 2 * used) {
            entries.clear();
        }
    }

    /**
     * Hands what is known of the host besides its values to the visitor: whether it is heard from, when it last was, and
     * what it is.
     *
     * @param live whether it was heard from lately
     */
    public void readStatus(HostSample newest, @Nullable HostInfo info, boolean live, SeriesVisitor visitor) {
        begin(newest);
        StatusFamilies.read(newest, info, live, this::labels, visitor);
    }

    private void begin(HostSample sample) {
        Map<String, String> now = labelling.ofHost(sample);
        if (!now.equals(host)) {
            host = now;
            entries.clear();
        }
        reads++;
        used = 0;
        lastDevice = null;
    }

    private @Nullable SeriesLabels labels(Device device, Map<String, String> fixed) {
        // The series of a device come one after another, most of them with the labels of the one before.
        if (isLast(device, fixed)) {
            return last;
        }
        Entry entry = entries.computeIfAbsent(new Key(device, fixed), key -> new Entry(build(key)));
        boolean another = entry.read == reads && !isSame(entry.owner, device);
        if (entry.read != reads) {
            used++;
            entry.read = reads;
            entry.owner = device;
        }
        lastDevice = device;
        lastFixed = fixed;
        last = another ? null : entry.labels;
        return last;
    }

    // Identity is what is asked for: two equal devices in one sample are two devices with the same labels.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(@Nullable Device one, Device other) {
        return one == other;
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isLast(Device device, Map<String, String> fixed) {
        return device == lastDevice && fixed == lastFixed;
    }

    private SeriesLabels build(Key key) {
        TreeMap<String, String> all = new TreeMap<>(labelling.external());
        all.putAll(host);
        all.putAll(key.device().labels());
        all.putAll(key.fixed());
        return new SeriesLabels(all);
    }

    /** The labels of a series of the user's own. One whose name the host's labels have goes by {@code exported_…}. */
    public SeriesLabels custom(HostSample sample, Map<String, String> own) {
        begin(sample);
        TreeMap<String, String> all = new TreeMap<>(labelling.external());
        all.putAll(host);
        own.forEach((name, value) -> {
            if (Names.isLabel(name)) {
                all.put(host.containsKey(name) ? "exported_" + name : name, value);
            }
        });
        return new SeriesLabels(all);
    }
}
