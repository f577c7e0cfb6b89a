package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rule as it is in force for some hosts, ready to be held against values. */
final class Watched {

    /** Names whose choice is remembered; devices that come and go must not fill the memory. */
    private static final int MOST_NAMES = 1000;

    /** Forecasts are made once a minute, whatever the interval. */
    private static final Duration FORECAST_GAP = Duration.ofMinutes(3);

    private final Rule rule;
    private final int learned;
    private final Map<String, Boolean> chosen = new HashMap<>();

    /**
     * A rule.
     *
     * @param learned the place of what is learned for it among all that is learned of a host; -1 if nothing is
     */
    Watched(Rule rule, int learned) {
        this.rule = rule;
        this.learned = learned;
    }

    Rule rule() {
        return rule;
    }

    Threshold threshold() {
        return rule.threshold();
    }

    /** Whether anything is learned for it. */
    boolean learns() {
        return learned >= 0;
    }

    /** The place of what is learned for it. */
    int learned() {
        return learned;
    }

    /** Whether it is for a device of that name. */
    boolean device(String name) {
        Boolean known = chosen.get(name);
        if (known == null) {
            known = rule.target().where().device(name);
            if (chosen.size() < MOST_NAMES) {
                chosen.put(name, known);
            }
        }
        return known;
    }

    /** How long a gap between two observations may be at least. */
    Duration leastGap() {
        return rule.signal() instanceof Signal.Forecast ? FORECAST_GAP : Duration.ZERO;
    }

    /** Whether it is this that an alert is about. */
    boolean about(SeriesKey key) {
        return rule.name().equals(key.rule())
                && rule.signal().metricName().equals(key.metric())
                && device(key.deviceName());
    }

    /** Something new that learns for a signal; null for one that needs nothing learned. */
    static @Nullable Learner learner(Signal signal) {
        if (signal instanceof Signal.Anomaly anomaly) {
            return new AnomalyLearner(anomaly);
        }
        if (signal instanceof Signal.Forecast forecast) {
            return new ForecastLearner(forecast);
        }
        return signal instanceof Signal.Change change ? new ChangeLearner(change) : null;
    }

    /** The metric; null for a silence. */
    @Nullable
    Metric metric() {
        return rule.signal().metric().orElse(null);
    }
}
