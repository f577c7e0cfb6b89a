package io.hoststream.archive.history.prometheus;

import java.util.Arrays;
import java.util.Map;

/** A series as the store gives it: labels, and values in order of time. */
final class Matrix {

    private final Map<String, String> labels;
    private final long[] times;
    private final double[] values;

    /** The first so many of some times and values. */
    Matrix(Map<String, String> labels, long[] times, double[] values, int size) {
        this.labels = Map.copyOf(labels);
        this.times = Arrays.copyOf(times, size);
        this.values = Arrays.copyOf(values, size);
    }

    Map<String, String> labels() {
        return labels;
    }

    int size() {
        return times.length;
    }

    /** Milliseconds since 1970. */
    long time(int index) {
        return times[index];
    }

    double value(int index) {
        return values[index];
    }
}
