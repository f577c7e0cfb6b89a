package io.hoststream.bench.decode;

import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.ValueVisitor;

/** Adds up every value, so that none can be left unread. */
final class Values implements ValueVisitor {

    private long count;
    private double sum;

    @Override
    public void value(Metric metric, Device device, double value) {
        count++;
        sum += value;
    }

    long count() {
        return count;
    }

    double sum() {
        return sum;
    }
}
