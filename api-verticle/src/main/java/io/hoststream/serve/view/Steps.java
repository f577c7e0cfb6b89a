package io.hoststream.serve.view;

import io.hoststream.schema.metric.Kind;

/** Gathers the values of one series, in order of time, into one point for each step. */
final class Steps {

    private static final double EXACT_BELOW = 1e6;
    private static final double DECIMALS = 1e4;

    private final RangeSeries points;
    private final boolean counter;
    private final long stepMillis;
    private long current;
    private double sum;
    private int count;

    Steps(Series series, long stepMillis) {
        this.points = new RangeSeries(series);
        this.counter = series.metric().kind() == Kind.COUNTER;
        this.stepMillis = stepMillis;
    }

    void add(long time, double value) {
        long step = Math.floorDiv(time, stepMillis) * stepMillis;
        if (step != current) {
            close();
            current = step;
        }
        sum = counter ? value : sum + value;
        count = counter ? 1 : count + 1;
    }

    RangeSeries finish() {
        close();
        return points;
    }

    /** To as many decimals as the values themselves have. */
    private static double rounded(double average) {
        return Math.abs(average) < EXACT_BELOW ? Math.rint(average * DECIMALS) / DECIMALS : average;
    }

    private void close() {
        if (count > 0) {
            points.add(current, counter ? sum : rounded(sum / count));
        }
        sum = 0;
        count = 0;
    }
}
