package io.hoststream.storage.export;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.schema.metric.Kind;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The metrics of the users' own, of all hosts. One that would make the scrape invalid is left out: a name that Prometheus
 * does not take or that is in the catalogue, a kind that differs from the first host's, labels that are the host's or that
 * occur twice.
 */
final class CustomSeries {

    private static final String HELP = "A metric of the user's own";
    private static final String RESERVED_NAMES = "(host|hoststream)_.*";

    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** Adds what one host says. */
    void add(List<CustomMetric> metrics, Labels hostLabels) {
        seen.clear();
        for (CustomMetric metric : metrics) {
            Kind kind = metric.getKind() == CustomKind.COUNTER ? Kind.COUNTER : Kind.GAUGE;
            if (valid(metric, kind, hostLabels) && seen.add(metric.getName() + metric.getLabels())) {
                Family family = families.computeIfAbsent(
                        metric.getName(), name -> new Family(Family.Description.of(name, kind, HELP)));
                if (family.kind() == kind) {
                    family.add(hostLabels.merge(Catalogue.labels(metric.getLabels())), metric.getValue());
                }
            }
        }
    }

    Stream<MetricSnapshot> snapshots() {
        return families.values().stream().filter(family -> !family.isEmpty()).map(Family::snapshot);
    }

    private static boolean valid(CustomMetric metric, Kind kind, Labels hostLabels) {
        String name = metric.getName();
        return PrometheusNaming.isValidLegacyMetricName(name)
                && !name.matches(RESERVED_NAMES)
                && name.endsWith("_total") == (kind == Kind.COUNTER)
                && metric.getLabels().keySet().stream()
                        .allMatch(label -> PrometheusNaming.isValidLegacyLabelName(label)
                                && PrometheusNaming.isValidLabelName(label)
                                && !hostLabels.contains(label));
    }
}
