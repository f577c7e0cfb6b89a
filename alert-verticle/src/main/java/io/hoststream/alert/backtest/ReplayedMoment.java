package io.hoststream.alert.backtest;

import io.hoststream.alert.engine.Moment;
import io.hoststream.archive.history.files.ReplayedSample;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Scope;
import io.hoststream.schema.metric.ValueVisitor;
import java.time.Instant;
import java.util.Map;

/**
 * A sample of the archive, as the engine sees it. The archive does not keep whether a host slept or had its clock set, so no
 * moment is interrupted.
 */
final class ReplayedMoment implements Moment {

    private final ReplayedSample sample;
    private final int intervalMillis;
    private final Instant time;

    /** A sample and the interval in effect, as far as it is known. */
    ReplayedMoment(ReplayedSample sample, int intervalMillis) {
        this.sample = sample;
        this.intervalMillis = intervalMillis;
        this.time = Instant.ofEpochMilli(sample.timeMillis());
    }

    @Override
    public String host() {
        return sample.host();
    }

    @Override
    public String hostId() {
        return sample.hostId();
    }

    @Override
    public Instant epoch() {
        return Instant.ofEpochMilli(sample.epochMillis());
    }

    @Override
    public long sequence() {
        return sample.sequence();
    }

    @Override
    public Instant time() {
        return time;
    }

    @Override
    public Map<String, String> labels() {
        return sample.labels();
    }

    @Override
    public int intervalMillis() {
        return intervalMillis;
    }

    @Override
    public boolean interrupted() {
        return false;
    }

    @Override
    public boolean carries(Scope<?> scope) {
        if (scope == Scope.HOST) {
            return true;
        }
        for (ReplayedSample.Value value : sample.values()) {
            if (value.metric().scope() == scope) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void read(Metric metric, ValueVisitor visitor) {
        for (ReplayedSample.Value value : sample.values()) {
            if (value.metric() == metric) {
                visitor.value(metric, value.device(), value.value());
            }
        }
    }
}
