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
 * @param devices of devices that go by these short names; of any where there are none
 * @param deviceLabels of devices that carry these labels
 */
public record Selection(
        List<Metric> metrics,
        List<String> hosts,
        Map<String, String> hostLabels,
        List<String> devices,
        Map<String, String> deviceLabels) {

    /** Keeps its own copies. */
    public Selection {
        metrics = List.copyOf(metrics);
        hosts = List.copyOf(hosts);
        hostLabels = Map.copyOf(hostLabels);
        devices = List.copyOf(devices);
        deviceLabels = Map.copyOf(deviceLabels);
        if (metrics.isEmpty()) {
            throw HistoryException.question("no metric is asked for; expected one or more");
        }
    }

    /** A metric of some hosts, or of all where none are named. */
    public static Selection of(Metric metric, String... hosts) {
        return new Selection(List.of(metric), List.of(hosts), Map.of(), List.of(), Map.of());
    }

    /** The same of these hosts. */
    public Selection ofHosts(List<String> those) {
        return new Selection(metrics, those, hostLabels, devices, deviceLabels);
    }

    /** Whether it wants a series, as far as the series itself tells. */
    public boolean matches(SeriesKey series) {
        return metrics.contains(series.metric())
                && (hosts.isEmpty() || hosts.contains(series.host()))
                && matches(series.device(), series.labels());
    }

    /** Whether it wants a device of that short name and with those labels. */
    public boolean matches(String device, Map<String, String> labels) {
        return (devices.isEmpty() || devices.contains(device)) && LabelText.matches(labels, deviceLabels);
    }
}
