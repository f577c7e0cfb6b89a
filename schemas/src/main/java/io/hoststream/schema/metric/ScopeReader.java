package io.hoststream.schema.metric;

import io.hoststream.avro.HostSample;
import java.util.Arrays;
import java.util.List;

/** Reads every metric of one scope from a sample. */
final class ScopeReader<D> {

    private final Scope<D> scope;
    private final List<MetricRun> runs;

    ScopeReader(Scope<D> scope) {
        this.scope = scope;
        this.runs = MetricRun.split(Arrays.stream(Metric.values())
                .filter(metric -> metric.scope() == scope)
                .toList());
    }

    void read(HostSample sample, ValueVisitor visitor) {
        for (D item : scope.items(sample)) {
            Device device = scope.device(item);
            for (MetricRun run : runs) {
                run.read(item, device, visitor);
            }
        }
    }
}
