package io.hoststream.alert.engine;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.Scope;
import io.hoststream.schema.metric.ValueVisitor;
import java.time.Instant;
import java.util.Map;

/**
 * A sample off the topic.
 *
 * @param sample what the host said
 */
public record SampleMoment(HostSample sample) implements Moment {

    @Override
    public String host() {
        return sample.getHost();
    }

    @Override
    public String hostId() {
        return sample.getHostId();
    }

    @Override
    public Instant epoch() {
        return sample.getEpoch();
    }

    @Override
    public long sequence() {
        return sample.getSequence();
    }

    @Override
    public Instant time() {
        return sample.getTime();
    }

    @Override
    public Map<String, String> labels() {
        return sample.getLabels();
    }

    @Override
    public int intervalMillis() {
        return sample.getIntervalMillis();
    }

    @Override
    public boolean interrupted() {
        Marks marks = sample.getMarks();
        return marks.getSuspendedMillis() != null || marks.getClockStepMillis() != null;
    }

    @Override
    public boolean carries(Scope<?> scope) {
        return scope.isIn(sample);
    }

    @Override
    public void read(Metric metric, ValueVisitor visitor) {
        Metrics.readOne(sample, metric, visitor);
    }
}
