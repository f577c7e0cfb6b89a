package io.hoststream.bench.alert;

import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.ValueVisitor;
import java.util.ArrayList;
import java.util.List;

/** Reads the values that rules look at, once for each rule, and does nothing with them but add them up. */
final class Reading implements ValueVisitor {

    private static final double NANOS = 1e9;

    private final List<Metric> metrics = new ArrayList<>();
    private long count;
    private double sum;

    Reading(Rules rules) {
        rules.list().forEach(rule -> rule.signal().metric().ifPresent(metrics::add));
    }

    @Override
    public void value(Metric metric, Device device, double value) {
        count++;
        sum += value;
    }

    /** Values read in a second. */
    double rate(List<HostSample> samples) {
        count = 0;
        long begin = Playing.nanos();
        for (HostSample sample : samples) {
            for (Metric metric : metrics) {
                Metrics.readOne(sample, metric, this);
            }
        }
        long end = Playing.nanos();
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a value is not finite");
        }
        return count * NANOS / (end - begin);
    }
}
