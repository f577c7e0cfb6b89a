package io.hoststream.bench.alert;

import io.hoststream.alert.engine.Moment;
import io.hoststream.alert.engine.SampleMoment;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Scope;
import io.hoststream.schema.metric.ValueVisitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A sample that is said once more, so much later: the same recording again and again is one long one.
 *
 * @param said the sample
 * @param by how much later
 * @param run how many recordings were before
 */
record Later(SampleMoment said, Duration by, long run) implements Moment {

    /** More than any recording has samples of one host. */
    private static final long LONGEST = 1_000_000;

    @Override
    public String host() {
        return said.host();
    }

    @Override
    public String hostId() {
        return said.hostId();
    }

    @Override
    public Instant epoch() {
        return said.epoch();
    }

    @Override
    public long sequence() {
        return said.sequence() + run * LONGEST;
    }

    @Override
    public Instant time() {
        return said.time().plus(by);
    }

    @Override
    public Map<String, String> labels() {
        return said.labels();
    }

    @Override
    public int intervalMillis() {
        return said.intervalMillis();
    }

    @Override
    public boolean interrupted() {
        return said.interrupted();
    }

    @Override
    public boolean carries(Scope<?> scope) {
        return said.carries(scope);
    }

    @Override
    public void read(Metric metric, ValueVisitor visitor) {
        said.read(metric, visitor);
    }
}
