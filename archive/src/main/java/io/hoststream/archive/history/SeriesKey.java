package io.hoststream.archive.history;

import io.hoststream.schema.metric.Metric;
import java.util.Comparator;
import java.util.Map;

/**
 * Which series it is. Series are ordered by host, metric (by name), device and labels.
 *
 * @param host the host's name
 * @param metric what was measured
 * @param device the device's short name; empty for the whole host
 * @param labels the labels that tell the series apart from the host's others of the metric
 */
public record SeriesKey(String host, Metric metric, String device, Map<String, String> labels)
        implements Comparable<SeriesKey> {

    private static final Comparator<SeriesKey> ORDER = Comparator.comparing(SeriesKey::host)
            .thenComparing(key -> key.metric().id())
            .thenComparing(SeriesKey::device)
            .thenComparing(key -> LabelText.write(key.labels()));

    /** Keeps its own copy of the labels. */
    public SeriesKey {
        labels = Map.copyOf(labels);
    }

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }
}
