package io.hoststream.storage.naming;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which metrics of the catalogue are shown, and as what. Metrics that share a name share one family. */
final class MetricTable {

    /** What a metric is shown as. */
    private record Shown(Exposition exposition, SeriesFamily family) {}

    private final Map<Metric, Shown> shown = new EnumMap<>(Metric.class);
    private final Map<String, SeriesFamily> families = new LinkedHashMap<>();

    /** Shows a metric as what its kind is. */
    MetricTable show(Metric metric, Exposition exposition) {
        return show(metric, exposition, metric.kind() == Kind.COUNTER ? SeriesType.COUNTER : SeriesType.GAUGE);
    }

    /** Shows a metric as this type. */
    MetricTable show(Metric metric, Exposition exposition, SeriesType type) {
        String help = exposition.help().isEmpty() ? metric.help() : exposition.help();
        SeriesFamily family = families.computeIfAbsent(exposition.name(), name -> SeriesFamily.of(name, type, help));
        shown.put(metric, new Shown(exposition, family));
        return this;
    }

    List<SeriesFamily> families() {
        return new ArrayList<>(families.values());
    }

    /** Hands what is shown of a sample to the visitor, negative counters left out. */
    void read(HostSample sample, LabelSource labels, SeriesVisitor visitor) {
        Metrics.read(sample, (metric, device, value) -> {
            Shown as = shown.get(metric);
            if (as != null && (value >= 0 || metric.kind() == Kind.GAUGE)) {
                visit(as, device, value, labels, visitor);
            }
        });
    }

    private static void visit(Shown as, Device device, double value, LabelSource labels, SeriesVisitor visitor) {
        SeriesLabels found = labels.of(device, as.exposition().labels());
        if (found != null) {
            visitor.series(as.family(), found, as.exposition().convert(value));
        }
    }
}
