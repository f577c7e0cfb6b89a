package io.hoststream.archive.history;

import io.hoststream.schema.metric.Metric;
import java.util.List;
import java.util.Map;

/**
 * Which series are wanted. One that is meets every part of it.
 *
 * @param metrics of these metrics, one or more
 * @param hosts of these hosts; of any where there are none
 * @param hostLabels of samples whose host carried these labels then
 * @param deviceLabels of devices that carry these labels
 */
public record Selection(
        List<Metric> metrics, List<String> hosts, Map<String, String> hostLabels, Map<String, String> deviceLabels) {

    /** Keeps its own copies. */
    public Selection {
        metrics = List.copyOf(metrics);
        hosts = List.copyOf(hosts);
        hostLabels = Map.copyOf(hostLabels);
        deviceLabels = Map.copyOf(deviceLabels);
        if (metrics.isEmpty()) {
            throw HistoryException.question("no metric is asked for; expected one or more");
        }
    }

    /** A metric of some hosts, or of all where none are named. */
    public static Selection of(Metric metric, String... hosts) {
        return new Selection(List.of(metric), List.of(hosts), Map.of(), Map.of());
    }
}
