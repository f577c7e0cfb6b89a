package io.hoststream.storage.naming;

import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One host's series. Label sets are kept from sample to sample. For one thread at a time. */
public final class NamedHost {

    private final Labelling labelling;
    private final LabelSets sets = new LabelSets(this::build);
    private final LabelSets customSets = new LabelSets(this::buildCustom);
    private Map<String, String> host = Map.of();

    NamedHost(Labelling labelling) {
        this.labelling = labelling;
    }

    /**
     * Hands the host's series to the visitor.
     *
     * @param info what the host is; null as long as it is not known
     */
    public void read(HostSample sample, @Nullable HostInfo info, SeriesVisitor visitor) {
        labelAs(sample);
        sets.begin();
        labelling.naming().read(sample, info, sets, visitor);
    }

    /**
     * Hands what is known of the host besides its values to the visitor: whether it is heard from, when it last was, and
     * what it is.
     *
     * @param live whether it was heard from lately
     */
    public void readStatus(HostSample newest, @Nullable HostInfo info, boolean live, SeriesVisitor visitor) {
        labelAs(newest);
        sets.begin();
        StatusFamilies.read(newest, info, live, sets, visitor);
    }

    /**
     * Hands the users' own series to the visitor. A label whose name the host's labels have goes by {@code exported_…}, as
     * Prometheus itself does it; one that is no name for Prometheus, or has no value, is left out.
     */
    public void readCustom(HostSample sample, CustomVisitor visitor) {
        List<CustomMetric> custom = sample.getCustom();
        if (custom == null || custom.isEmpty()) {
            return;
        }
        labelAs(sample);
        customSets.begin();
        for (CustomMetric metric : custom) {
            visitor.series(metric, customSets.shared(new Device("", metric.getLabels())));
        }
    }

    private void labelAs(HostSample sample) {
        Map<String, String> now = labelling.ofHost(sample);
        if (!now.equals(host)) {
            host = now;
            sets.clear();
            customSets.clear();
        }
    }

    private SeriesLabels build(LabelSets.Key key) {
        SortedMap<String, String> all = together();
        all.putAll(key.device().labels());
        all.putAll(key.fixed());
        return new SeriesLabels(all);
    }

    private SeriesLabels buildCustom(LabelSets.Key key) {
        SortedMap<String, String> all = together();
        key.device().labels().forEach((name, value) -> {
            // To Prometheus a label without a value is no label: with and without it are one series.
            if (Names.isLabel(name) && !value.isEmpty()) {
                all.put(host.containsKey(name) ? "exported_" + name : name, value);
            }
        });
        return new SeriesLabels(all);
    }

    private SortedMap<String, String> together() {
        SortedMap<String, String> all = new TreeMap<>(labelling.external());
        all.putAll(host);
        return all;
    }
}
