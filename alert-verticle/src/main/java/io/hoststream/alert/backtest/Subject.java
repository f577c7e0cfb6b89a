package io.hoststream.alert.backtest;

import io.hoststream.avro.AlertEvent;
import io.hoststream.schema.metric.Metrics;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an alert is about.
 *
 * @param rule the rule's name
 * @param kind what the rule goes by: threshold, change, absence, anomaly or forecast
 * @param metric the metric's name, as events carry it
 * @param host the host's name
 * @param hostLabels labels of the host when the alert fired
 * @param device labels of the device; empty for the host as a whole
 */
public record Subject(
        String rule,
        String kind,
        String metric,
        String host,
        Map<String, String> hostLabels,
        Map<String, String> device) {

    /** Keeps its own copies. */
    public Subject {
        hostLabels = Map.copyOf(hostLabels);
        device = Map.copyOf(device);
    }

    static Subject of(AlertEvent event) {
        return new Subject(
                event.getRule(),
                event.getKind(),
                event.getMetric(),
                event.getHost(),
                event.getHostLabels(),
                event.getDeviceLabels());
    }

    /** The device in short, such as {@code sda} or {@code /home}; empty for the host as a whole. */
    public String deviceName() {
        String name = Metrics.find(metric)
                .flatMap(found -> found.scope().labels().stream().findFirst())
                .map(device::get)
                .orElse(null);
        return name != null ? name : String.join(",", new TreeMap<>(device).values());
    }

    /** Whether both are about the same series of the same host, whatever the rules are called. */
    boolean sameSeries(Subject other) {
        return host.equals(other.host)
                && metric.equals(other.metric)
                && kind.equals(other.kind)
                && device.equals(other.device);
    }
}
