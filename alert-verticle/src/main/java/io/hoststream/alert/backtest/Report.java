package io.hoststream.alert.backtest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a backtest has to say.
 *
 * @param period the time that was looked at
 * @param coverage what was looked at
 * @param took how long it took
 * @param findings what the rules would have done
 * @param against how they compare with other rules; empty if there are none
 * @param accuracy how they stand against what is known to have gone wrong; empty if nothing is known
 * @param warnings what makes all of it doubtful
 */
public record Report(
        Period period,
        Coverage coverage,
        Duration took,
        Findings findings,
        Optional<Comparison> against,
        Optional<Accuracy> accuracy,
        List<String> warnings) {

    private static final double NANOS = 1e9;

    /** Keeps its own copy. */
    public Report {
        warnings = List.copyOf(warnings);
    }

    /** How many values were read and evaluated in a second; 0 if it took no time. */
    public double valuesPerSecond() {
        return took.isZero() ? 0 : coverage.values() * NANOS / took.toNanos();
    }

    /** How many times somebody would have been told, in a week for each host. */
    public double pagesPerHostAndWeek() {
        return coverage.perHostAndWeek(findings.total().pages());
    }
}
