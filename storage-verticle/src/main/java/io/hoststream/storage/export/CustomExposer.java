package io.hoststream.storage.export;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.storage.naming.CustomVisitor;
import io.hoststream.storage.naming.Names;
import io.hoststream.storage.naming.SeriesLabels;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the users' own metrics of all hosts under the names that they came with. A name that is one of hoststream's or of
 * this process's is refused: two meanings under one name would be wrong in every query. Used by one answer at a time.
 */
final class CustomExposer {

    private record Series(String name, SeriesLabels labels) {}

    private final Set<String> ours;
    private final CustomRefusals refusals;
    private final Map<String, CustomFamily> families = new LinkedHashMap<>();
    private Set<String> taken = Set.of();

    /** Refuses {@code ours}. */
    CustomExposer(Set<String> ours, CustomRefusals refusals) {
        this.ours = ours;
        this.refusals = refusals;
    }

    /** Begins an answer that carries these snapshots as well. */
    void begin(MetricSnapshots beside) {
        families.clear();
        taken = taken(beside);
    }

    /** Takes in the series of a host. */
    CustomVisitor of(String host) {
        Set<Series> seen = new HashSet<>();
        return (metric, labels) -> {
            String family = family(metric);
            boolean clash = isTaken(metric.getName()) || isTaken(family);
            if (clash || !Names.isMetric(family) || !seen.add(new Series(metric.getName(), labels))) {
                refusals.refuse(metric.getName(), host);
            } else {
                families.computeIfAbsent(family, name -> new CustomFamily(name, metric.getKind()))
                        .add(metric, labels);
            }
        };
    }

    private boolean isTaken(String name) {
        return ours.contains(name) || taken.contains(name);
    }

    int size() {
        return families.values().stream().mapToInt(CustomFamily::size).sum();
    }

    /** Writes everything and begins anew. */
    void drain(boolean openMetrics, TextOut out) throws IOException {
        for (CustomFamily family : families.values()) {
            family.write(openMetrics, out);
        }
        families.clear();
    }

    private static String family(CustomMetric one) {
        String name = one.getName();
        int suffix = name.lastIndexOf('_');
        boolean grouped = one.getKind() == CustomKind.HISTOGRAM || one.getKind() == CustomKind.SUMMARY;
        boolean part = name.endsWith("_bucket") || name.endsWith("_sum") || name.endsWith("_count");
        return grouped && part ? name.substring(0, suffix) : name;
    }

    /** Every name in these snapshots, as Prometheus will know it. */
    private static Set<String> taken(MetricSnapshots snapshots) {
        Set<String> taken = new HashSet<>();
        for (MetricSnapshot snapshot : snapshots) {
            String name = snapshot.getMetadata().getPrometheusName();
            taken.add(name);
            if (snapshot instanceof CounterSnapshot) {
                taken.add(name + "_total");
            } else if (snapshot instanceof InfoSnapshot) {
                taken.add(name + "_info");
            } else if (snapshot instanceof HistogramSnapshot || snapshot instanceof SummarySnapshot) {
                taken.addAll(List.of(name + "_bucket", name + "_sum", name + "_count"));
            }
        }
        return taken;
    }
}
