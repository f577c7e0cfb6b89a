package io.hoststream.alert.backtest;

import java.time.Duration;

/**
 * What was looked at while alerts counted.
 *
 * @param hosts how many hosts were seen
 * @param hostTime for how long each was there, from its first sample to its last, of all together
 * @param samples how many samples were evaluated, those that were only learned from included
 * @param values how many values were read for that
 */
public record Coverage(int hosts, Duration hostTime, long samples, long values) {

    private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

    /** So many in a week on each host; 0 if there was no host. */
    public double perHostAndWeek(long count) {
        return hostTime.isZero() ? 0 : count * WEEK_MILLIS / hostTime.toMillis();
    }
}
