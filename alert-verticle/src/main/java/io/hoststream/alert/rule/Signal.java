package io.hoststream.alert.rule;

import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.Optional;

/** What a rule holds against its limits. */
public sealed interface Signal {

    /** What stands in place of a metric's name where a host's silence is watched. */
    String SILENCE = "host_silence";

    /** The kind, as events carry it. */
    String kind();

    /** The metric that is watched; empty for a host's silence. */
    Optional<Metric> metric();

    /** The metric's name, as events carry it. */
    default String metricName() {
        return metric().map(Metric::id).orElse(SILENCE);
    }

    /** A metric that is there for certain: of every signal but silence. */
    sealed interface Measured extends Signal permits Value, Change, Anomaly, Forecast {

        /** The metric that is measured. */
        Metric of();

        @Override
        default Optional<Metric> metric() {
            return Optional.of(of());
        }
    }

    /**
     * The value itself, in the metric's unit.
     *
     * @param of the metric
     */
    record Value(Metric of) implements Measured {
        @Override
        public String kind() {
            return "threshold";
        }
    }

    /**
     * How much the value has changed, in the metric's unit: now, less what it was a while ago.
     *
     * @param of the metric
     * @param over how long ago; event time
     */
    record Change(Metric of, Duration over) implements Measured {
        @Override
        public String kind() {
            return "change";
        }
    }

    /**
     * How far the value is from what was learned, in spreads of the series.
     *
     * @param of the metric
     * @param side on which side it has to be
     * @param leastDeviation what is nearer than this to what was expected is none, in the metric's unit
     */
    record Anomaly(Metric of, Side side, double leastDeviation) implements Measured {

        /** On which side of what was expected a value is unusual. */
        public enum Side {
            /** More than was expected. */
            UP,
            /** Less than was expected. */
            DOWN,
            /** Either. */
            BOTH
        }

        @Override
        public String kind() {
            return "anomaly";
        }
    }

    /**
     * The time until the value is expected to reach a limit, in seconds. Limits on this signal are crossed from above.
     *
     * @param of the metric
     * @param reaches the limit that is forecast, in the metric's unit
     */
    record Forecast(Metric of, double reaches) implements Measured {
        @Override
        public String kind() {
            return "forecast";
        }
    }

    /** How long the host has been silent, in seconds. */
    record Silence() implements Signal {
        @Override
        public String kind() {
            return "absence";
        }

        @Override
        public Optional<Metric> metric() {
            return Optional.empty();
        }
    }
}
