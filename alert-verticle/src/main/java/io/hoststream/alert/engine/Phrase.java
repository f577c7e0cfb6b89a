package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Quantity;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Signal;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.Unit;
import org.jspecify.annotations.Nullable;

/** The parts of a sentence that depend on what is held against the limits; each follows the subject. */
interface Phrase {

    /** How it stands. */
    String now(Change change);

    /** How it stands where it is less bad than before. */
    default String eased(Change change) {
        return now(change) + ": no longer critical, still a warning";
    }

    /** Since when, where that is worth a word. */
    default String since(Run run, Change change) {
        return "";
    }

    /** That it is over. */
    String over(Change change);

    /** That it is no longer reported. */
    default String gone(Change change) {
        return " is no longer reported" + last(change);
    }

    /** How it was last, where nothing more is known. */
    default String last(Change change) {
        return "";
    }

    /** The one for what the rule goes by; for a rule that is no longer there, as if it went by the value. */
    static Phrase of(@Nullable Rule rule, SeriesKey series) {
        Unit unit = Metrics.find(series.metric()).map(metric -> metric.unit()).orElse(Unit.COUNT);
        Signal signal = rule == null ? null : rule.signal();
        if (signal instanceof Signal.Silence || series.metric().equals(Signal.SILENCE)) {
            return new SilencePhrase();
        }
        if (signal instanceof Signal.Change change) {
            return new ChangePhrase(unit, change.over());
        }
        if (signal instanceof Signal.Anomaly) {
            return new AnomalyPhrase(unit);
        }
        return signal instanceof Signal.Forecast forecast
                ? new ForecastPhrase(unit, forecast.reaches())
                : new ValuePhrase(unit);
    }

    /** That the limits count no more although the value is as bad; empty where that is not so. */
    static String idle(Change change, String value) {
        return change.at().measure().enough() ? "" : " is at " + value + " with too little going on to count,";
    }

    /** The metric's value, where the signal is another. */
    static String measured(Change change, Unit unit) {
        Double measured = change.at().measure().facts().measured();
        return measured == null ? "an unknown value" : Quantity.text(measured, unit);
    }
}
