package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The labels that every series of a host carries: its name, and those of its own that are let through. */
final class HostLabels {

    static final String HOST = "host";

    /** Labels that series have for other reasons. */
    private static final Set<String> TAKEN =
            Set.of(HOST, "device", "cpu", "mode", "mountpoint", "fstype", "sensor", "job", "instance", "le", "quantile");

    private record Allowed(String label, String name) {}

    private final List<Allowed> allowed;

    HostLabels(List<String> labels) {
        this.allowed = labels.stream()
                .map(label -> new Allowed(label, nameOf(label)))
                .toList();
    }

    /** Refuses labels that would clash. */
    static void check(List<String> labels) {
        Set<String> names = new HashSet<>(TAKEN);
        for (String label : labels) {
            if (!names.add(nameOf(label)) || label.startsWith("__")) {
                throw new IllegalArgumentException(
                        "export.labels: " + label + " is taken already, or is there twice, as a name of a label");
            }
        }
    }

    Labels of(HostSample sample) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        names.add(HOST);
        values.add(sample.getHost());
        Map<String, String> own = sample.getLabels();
        for (Allowed label : allowed) {
            String value = own.getOrDefault(label.label(), "");
            // Without a value a label is, to Prometheus, the same as no label.
            if (!value.isEmpty()) {
                names.add(label.name());
                values.add(value);
            }
        }
        return Labels.of(names, values);
    }

    private static String nameOf(String label) {
        return PrometheusNaming.prometheusName(PrometheusNaming.sanitizeLabelName(label));
    }
}
