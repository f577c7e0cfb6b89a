package io.hoststream.alert.rule;

import io.hoststream.pipeline.form.Fields;
import io.hoststream.pipeline.settings.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits that are durations; their values are seconds.
 *
 * @param least the shortest that makes sense
 * @param most the longest
 * @param clearShare how far past its limit a value clears it where the rule does not say: this share of the limit
 */
record DurationScale(Duration least, Duration most, double clearShare) implements Scale {

    /** Silence. A collector that is quiet for a few seconds is none; what is gone for a month is no news. */
    static final DurationScale SILENCE = new DurationScale(Duration.ofSeconds(1), Duration.ofDays(30), 0.05);

    /**
     * The time until something is full. A forecast wanders with every sample; it has to come out half as far again before the
     * alert is over.
     */
    static final DurationScale FORECAST = new DurationScale(Duration.ofMinutes(1), Duration.ofDays(365), 0.5);

    private static final double MILLIS = 1000;

    @Override
    public Optional<Double> read(Fields group, String key) {
        return group.duration(key, least, most).map(duration -> duration.toMillis() / MILLIS);
    }

    @Override
    public double clear(Direction direction, double limit) {
        return direction == Direction.ABOVE ? limit * (1 - clearShare) : limit * (1 + clearShare);
    }

    @Override
    public String text(double value) {
        return Durations.format(Duration.ofMillis(Math.round(value * MILLIS)));
    }
}
