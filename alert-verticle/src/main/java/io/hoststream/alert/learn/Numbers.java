package io.hoststream.alert.learn;

import java.util.Arrays;

/** Robust figures of some numbers, of which NaN are unknown and left out. */
final class Numbers {

    private Numbers() {}

    /** The middle one; NaN of none. */
    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** The value below which that share lies, between neighbours by their distance; NaN of none. */
    static double quantile(double[] values, double share) {
        double[] sorted = known(values);
        if (sorted.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
    }

    /** How many are known. */
    static int count(double[] values) {
        return known(values).length;
    }

    /** The largest; minus infinity of none. */
    static double max(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = value > most ? value : most;
        }
        return most;
    }

    /** The last {@code count} of them. */
    static double[] last(double[] values, int count) {
        return Arrays.copyOfRange(values, values.length - count, values.length);
    }

    /** For the last {@code count}, how far each is above the one {@code lag} before it. */
    static double[] differences(double[] values, int lag, int count) {
        double[] rises = new double[count];
        for (int i = 0; i < count; i++) {
            int at = values.length - count + i;
            rises[i] = values[at] - values[at - lag];
        }
        return rises;
    }

    /** The slope by Theil and Sen, for each step: the median of the slopes of all pairs; NaN of fewer than two. */
    static double slope(double[] values) {
        double[] slopes = new double[values.length * (values.length - 1) / 2];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                slopes[n++] = (values[j] - values[i]) / (j - i);
            }
        }
        return median(slopes);
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }
}
