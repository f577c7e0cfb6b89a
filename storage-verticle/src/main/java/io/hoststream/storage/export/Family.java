package io.hoststream.storage.export;

import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metric;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All series of one name, while they are gathered. Of two values for one series the later one counts. */
final class Family {

    private static final String TOTAL = "_total";
    private static final List<Unit> UNITS = List.of(Unit.RATIO, Unit.SECONDS, Unit.BYTES, Unit.CELSIUS);

    private final String name;
    private final String help;
    private final boolean counter;
    private final Map<Map<String, String>, Double> values = new LinkedHashMap<>();

    Family(String name, String help, boolean counter) {
        this.name = name;
        this.help = help;
        this.counter = counter;
    }

    static Family of(Metric metric, Exposition exposition) {
        String help = exposition.help().isEmpty() ? metric.help() : exposition.help();
        return new Family(exposition.name(), help, metric.kind() == Kind.COUNTER);
    }

    void add(double value, Map<String, String> labels) {
        values.put(labels, value);
    }

    MetricSnapshot snapshot() {
        return counter ? counterSnapshot() : gaugeSnapshot();
    }

    private MetricSnapshot counterSnapshot() {
        List<CounterDataPointSnapshot> points = values.entrySet().stream()
                .map(series -> CounterDataPointSnapshot.builder()
                        .value(series.getValue())
                        .labels(labels(series.getKey()))
                        .build())
                .toList();
        return new CounterSnapshot(metadata(name.substring(0, name.length() - TOTAL.length())), points);
    }

    private MetricSnapshot gaugeSnapshot() {
        List<GaugeDataPointSnapshot> points = values.entrySet().stream()
                .map(series -> GaugeDataPointSnapshot.builder()
                        .value(series.getValue())
                        .labels(labels(series.getKey()))
                        .build())
                .toList();
        return new GaugeSnapshot(metadata(name), points);
    }

    private MetricMetadata metadata(String base) {
        Optional<Unit> unit =
                UNITS.stream().filter(known -> base.endsWith("_" + known)).findFirst();
        return unit.map(known -> new MetricMetadata(base, help, known)).orElseGet(() -> new MetricMetadata(base, help));
    }

    private static Labels labels(Map<String, String> labels) {
        return Labels.of(List.copyOf(labels.keySet()), List.copyOf(labels.values()));
    }
}
