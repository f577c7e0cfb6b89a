package io.hoststream.storage.export;

import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the metric catalogue maps to families of Prometheus: worked out once. */
final class Catalogue {

    /** Families that several metrics share have a help of their own. */
    private static final Map<String, String> SHARED =
            Map.of("host_cpu_seconds_total", "Processor time since boot by mode, all processors together");

    /**
     * Where the values of a metric go.
     *
     * @param family the number of the family
     * @param exposition its name, fixed labels and factor
     * @param labels the fixed labels
     */
    record Place(int family, Exposition exposition, Labels labels) {}

    private final @Nullable Place[] places = new Place[Metric.values().length];
    private final List<Family.Description> families = new ArrayList<>();

    Catalogue() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            metric.exposition().ifPresent(exposition -> {
                int family = numbers.computeIfAbsent(exposition.name(), name -> add(name, metric));
                places[metric.ordinal()] = new Place(family, exposition, labels(exposition.labels()));
            });
        }
    }

    /** Where a metric goes; null if it is not exported. */
    @Nullable Place place(Metric metric) {
        return places[metric.ordinal()];
    }

    /** New families to be filled, by their numbers. */
    List<Family> families() {
        return families.stream().map(Family::new).toList();
    }

    static Labels labels(Map<String, String> labels) {
        return Labels.of(List.copyOf(labels.keySet()), List.copyOf(labels.values()));
    }

    private int add(String name, Metric metric) {
        Kind kind = metric.kind();
        families.add(Family.Description.of(name, kind, SHARED.getOrDefault(name, metric.help())));
        return families.size() - 1;
    }
}
