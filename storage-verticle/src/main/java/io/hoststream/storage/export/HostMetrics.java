package io.hoststream.storage.export;

import io.hoststream.avro.CustomMetric;
import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.storage.export.SeriesTable.Shown;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Every host's newest values as families of Prometheus, made anew for each scrape. */
final class HostMetrics implements MultiCollector {

    private static final double MILLIS = 1000;
    private static final Family.Description UP = Family.Description.of(
            "host_up", Kind.GAUGE, "Whether samples of the host arrive: 1, or 0 when it has fallen silent");
    private static final Family.Description LAST = Family.Description.of(
            "host_last_sample_timestamp_seconds",
            Kind.GAUGE,
            "When the newest sample was taken, by the host's clock, seconds since 1970");

    private final SeriesTable table;
    private final HostLabels labels;
    private final LongSupplier nowMillis;
    private final Catalogue catalogue = new Catalogue();

    HostMetrics(SeriesTable table, HostLabels labels, LongSupplier nowMillis) {
        this.table = table;
        this.labels = labels;
        this.nowMillis = nowMillis;
    }

    @Override
    public MetricSnapshots collect() {
        Family up = new Family(UP);
        Family last = new Family(LAST);
        List<Family> families = new ArrayList<>(catalogue.families());
        CustomSeries custom = new CustomSeries();
        for (Shown host : table.snapshot(nowMillis.getAsLong())) {
            Labels hostLabels = labels.of(host.sample());
            up.add(hostLabels, host.up() ? 1 : 0);
            last.add(hostLabels, host.sample().getTime().toEpochMilli() / MILLIS);
            if (host.up()) {
                Metrics.read(host.sample(), new HostSeries(catalogue, families, hostLabels));
                List<CustomMetric> own = host.sample().getCustom();
                custom.add(own == null ? List.of() : own, hostLabels);
            }
        }
        families.add(up);
        families.add(last);
        Stream<MetricSnapshot> known =
                families.stream().filter(family -> !family.isEmpty()).map(Family::snapshot);
        return new MetricSnapshots(Stream.concat(known, custom.snapshots()).toList());
    }
}
