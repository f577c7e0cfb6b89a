package io.hoststream.alert.engine;

import io.hoststream.alert.learn.Restored;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.avro.Expected;
import io.hoststream.avro.Outlook;
import org.jspecify.annotations.Nullable;

/** What was learned of one series for one rule. For each value a caller asks first and teaches then. */
interface Learner {

    /**
     * What is held against the limits, in their unit.
     *
     * @param last event time of the last value that was learned, in milliseconds since 1970; smallest for none
     * @param time event time of the value, in milliseconds since 1970
     * @param value the metric's value, not learned yet
     * @return NaN where nothing can be said
     */
    double signal(long last, long time, double value);

    /** What stands behind a signal that was asked for just now. */
    Facts facts(long time, double value, double signal);

    /** Takes the value in. */
    void learn(long time, double value);

    /**
     * What is usual at that time, for people; null where nothing is, or too little was seen.
     *
     * @param limits the limits of the rule, in spreads
     */
    default @Nullable Expected expected(long time, Threshold limits) {
        return null;
    }

    /** Where the series is heading, for people; null where nothing is forecast, or too little was seen. */
    default @Nullable Outlook outlook(long time) {
        return null;
    }

    /** What was learned, to be kept; its first byte is the version of its form. */
    byte[] state();

    /** Goes on from what was kept; if it cannot be used, all is as new. */
    Restored restore(byte[] state);
}
