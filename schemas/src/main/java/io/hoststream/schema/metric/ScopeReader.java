package io.hoststream.schema.metric;

import io.hoststream.avro.HostSample;
import java.util.Arrays;
import java.util.List;

/** Reads every metric of one scope from a sample. */
final class ScopeReader<D> {

    private final Scope<D> scope;
    private final MetricRun[] runs;

    ScopeReader(Scope<D> scope) {
        this.scope = scope;
        this.runs = MetricRun.split(Arrays.stream(Metric.values())
                        .filter(metric -> metric.scope() == scope)
                        .toList())
                .toArray(MetricRun[]::new);
    }

    void read(HostSample sample, ValueVisitor visitor) {
        List<D> items = scope.items(sample);
        for (int i = 0; i < items.size(); i++) {
            D item = items.get(i);
            Device device = scope.device(item);
            for (MetricRun run : runs) {
                run.read(item, device, visitor);
            }
        }
    }
}
