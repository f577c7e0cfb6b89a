package io.hoststream.archive.parquet;

import java.util.ArrayList;
import java.util.List;

/** Rows of a series' number and a value, in arrays of one size each, so that growing copies nothing. */
final class Chunks {

    private static final int BITS = 12;
    private static final int ROWS = 1 << BITS;
    private static final int MASK = ROWS - 1;
    private static final int ROW_BYTES = Integer.BYTES + Double.BYTES;

    private final List<int[]> series = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private int size;

    void add(int ofSeries, double value) {
        int at = size & MASK;
        if (at == 0) {
            series.add(new int[ROWS]);
            values.add(new double[ROWS]);
        }
        int chunk = size >> BITS;
        series.get(chunk)[at] = ofSeries;
        values.get(chunk)[at] = value;
        size++;
    }

    int size() {
        return size;
    }

    int series(int row) {
        return series.get(row >> BITS)[row & MASK];
    }

    double value(int row) {
        return values.get(row >> BITS)[row & MASK];
    }

    long memory() {
        return (long) series.size() * ROWS * ROW_BYTES;
    }
}
