package io.hoststream.serve.view;

import java.util.Arrays;
import java.util.Map;

/** The values of one series over a range of time: points in ascending order of time. */
public final class RangeSeries {

    private final Series series;
    private long[] times = new long[16];
    private double[] values = new double[16];
    private int size;

    RangeSeries(Series series) {
        this.series = series;
    }

    /** The metric's name. */
    public String metric() {
        return series.metric().id();
    }

    /** The labels that tell it apart. */
    public Map<String, String> labels() {
        return series.labels();
    }

    /** How many points it has. */
    public int size() {
        return size;
    }

    /** Time of a point; milliseconds since 1970. */
    public long time(int point) {
        return times[point];
    }

    /** Value of a point. */
    public double value(int point) {
        return values[point];
    }

    void add(long time, double value) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        times[size] = time;
        values[size] = value;
        size++;
    }
}
