package io.hoststream.schema.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Metrics that are neighbours in the catalogue and are read from the same section of an item: what is read for each value of
 * each record is the value alone.
 */
final class MetricRun {

    private static final Function<Object, @Nullable Object> ITEM_ITSELF = Function.identity();

    private final Function<Object, @Nullable Object> section;
    private final Metric[] metrics;
    private final ToDoubleFunction<Object>[] values;

    private MetricRun(Function<Object, @Nullable Object> section, List<Metric> metrics) {
        this.section = section;
        this.metrics = metrics.toArray(Metric[]::new);
        this.values = metrics.stream().map(MetricRun::valueOf).toArray(MetricRun::arrayOf);
    }

    /** Splits the metrics of one scope, keeping their order. */
    static List<MetricRun> split(List<Metric> metrics) {
        List<MetricRun> runs = new ArrayList<>();
        int first = 0;
        for (int next = 1; next <= metrics.size(); next++) {
            Function<Object, @Nullable Object> section = sectionOf(metrics.get(first));
            if (next == metrics.size() || sectionOf(metrics.get(next)) != section) {
                runs.add(new MetricRun(section, metrics.subList(first, next)));
                first = next;
            }
        }
        return runs;
    }

    void read(Object item, Device device, ValueVisitor visitor) {
        Object found = section.apply(item);
        if (found == null) {
            return;
        }
        for (int i = 0; i < metrics.length; i++) {
            double value = values[i].applyAsDouble(found);
            // A sample of somebody else's making may carry an infinite rate, or ticks without a second to divide by.
            if (Double.isFinite(value)) {
                visitor.value(metrics[i], device, value);
            }
        }
    }

    // As in the catalogue: the scope ties sections and values to its items, the table cannot carry the types.
    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> sectionOf(Metric metric) {
        return metric.reader() instanceof InSection<?, ?> in
                ? (Function<Object, @Nullable Object>) in.section()
                : ITEM_ITSELF;
    }

    // As above.
    @SuppressWarnings("unchecked")
    private static ToDoubleFunction<Object> valueOf(Metric metric) {
        return metric.reader() instanceof InSection<?, ?> in ? (ToDoubleFunction<Object>) in.value() : metric.reader();
    }

    // An array of a type with arguments can be made in no other way.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ToDoubleFunction<Object>[] arrayOf(int length) {
        return new ToDoubleFunction[length];
    }
}
