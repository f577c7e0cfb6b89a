package io.hoststream.schema.metric;

import io.hoststream.avro.HostSample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue as a whole: finds metrics by name and reads samples. */
public final class Metrics {

    private static final Map<String, Metric> BY_NAME =
            Arrays.stream(Metric.values()).collect(Collectors.toUnmodifiableMap(Metric::id, Function.identity()));

    private static final List<ScopeReader<?>> READERS =
            Scope.ALL.stream().<ScopeReader<?>>map(ScopeReader::new).toList();

    private Metrics() {}

    /** The metric of that name, such as {@code cpu_usage_percent}. */
    public static Optional<Metric> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Hands every known value of a sample to the visitor: scope by scope, device by device, in catalogue order. */
    public static void read(HostSample sample, ValueVisitor visitor) {
        for (ScopeReader<?> reader : READERS) {
            reader.read(sample, visitor);
        }
    }

    /** Hands every known value of one metric to the visitor, device by device. */
    public static void readOne(HostSample sample, Metric metric, ValueVisitor visitor) {
        readMetric(metric.scope(), metric, sample, visitor);
    }

    private static <D> void readMetric(Scope<D> scope, Metric metric, HostSample sample, ValueVisitor visitor) {
        for (D item : scope.items(sample)) {
            double value = metric.valueIn(item);
            if (Double.isFinite(value)) {
                visitor.value(metric, scope.device(item), value);
            }
        }
    }
}
