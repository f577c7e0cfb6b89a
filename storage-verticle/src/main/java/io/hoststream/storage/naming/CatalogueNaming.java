package io.hoststream.storage.naming;

import io.hoststream.avro.HostInfo;
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
import org.jspecify.annotations.Nullable;

/** The catalogue's own names. Metrics that share a name, such as the modes of processor time, share one family. */
final class CatalogueNaming implements Naming {

    /** What a metric is shown as. */
    private record Shown(Exposition exposition, SeriesFamily family) {}

    private final Map<Metric, Shown> shown = new EnumMap<>(Metric.class);
    private final Map<String, SeriesFamily> families = new LinkedHashMap<>();

    CatalogueNaming() {
        for (Metric metric : Metric.values()) {
            metric.exposition().ifPresent(exposition -> {
                SeriesFamily family = families.computeIfAbsent(exposition.name(), name -> family(metric, exposition));
                shown.put(metric, new Shown(exposition, family));
            });
        }
    }

    private static SeriesFamily family(Metric metric, Exposition exposition) {
        SeriesType type = metric.kind() == Kind.COUNTER ? SeriesType.COUNTER : SeriesType.GAUGE;
        String help = exposition.help().isEmpty() ? metric.help() : exposition.help();
        return SeriesFamily.of(exposition.name(), type, help);
    }

    @Override
    public String hostLabel() {
        return "host";
    }

    @Override
    public List<SeriesFamily> families() {
        return new ArrayList<>(families.values());
    }

    @Override
    public void read(HostSample sample, @Nullable HostInfo info, LabelSource labels, SeriesVisitor visitor) {
        Metrics.read(sample, (metric, device, value) -> visit(metric, device, value, labels, visitor));
    }

    private void visit(Metric metric, Device device, double value, LabelSource labels, SeriesVisitor visitor) {
        Shown as = shown.get(metric);
        if (as == null || (value < 0 && metric.kind() == Kind.COUNTER)) {
            return;
        }
        SeriesLabels found = labels.of(device, as.exposition().labels());
        if (found != null) {
            visitor.series(as.family(), found, as.exposition().convert(value));
        }
    }
}
