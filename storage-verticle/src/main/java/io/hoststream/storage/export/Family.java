package io.hoststream.storage.export;

import io.hoststream.schema.metric.Kind;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The series of one name, while a scrape gathers them. */
final class Family {

    private static final String TOTAL = "_total";
    private static final List<Unit> BASE_UNITS = List.of(Unit.BYTES, Unit.SECONDS, Unit.RATIO, Unit.CELSIUS);

    /** What does not change from scrape to scrape: name, help and unit. */
    record Description(Kind kind, MetricMetadata metadata) {

        /** A family by its full name, {@code _total} included for a counter; the unit is what the name ends with. */
        static Description of(String name, Kind kind, String help) {
            String base = kind == Kind.COUNTER && name.endsWith(TOTAL)
                    ? name.substring(0, name.length() - TOTAL.length())
                    : name;
            return new Description(kind, new MetricMetadata(base, help, unitOf(base)));
        }

        private static @Nullable Unit unitOf(String base) {
            return BASE_UNITS.stream()
                    .filter(unit -> base.endsWith("_" + unit))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final Description description;
    private final List<GaugeDataPointSnapshot> gauges = new ArrayList<>();
    private final List<CounterDataPointSnapshot> counters = new ArrayList<>();

    Family(Description description) {
        this.description = description;
    }

    Kind kind() {
        return description.kind();
    }

    void add(Labels labels, double value) {
        if (description.kind() == Kind.COUNTER) {
            counters.add(new CounterDataPointSnapshot(value, labels, null, 0));
        } else {
            gauges.add(new GaugeDataPointSnapshot(value, labels, null));
        }
    }

    boolean isEmpty() {
        return gauges.isEmpty() && counters.isEmpty();
    }

    MetricSnapshot snapshot() {
        return description.kind() == Kind.COUNTER
                ? new CounterSnapshot(description.metadata(), counters)
                : new GaugeSnapshot(description.metadata(), gauges);
    }
}
