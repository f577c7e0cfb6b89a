package io.hoststream.bench.agent;

import java.util.ArrayList;
import java.util.List;

/** A quantity over time: where it began, where it ended, and the straight line through its second half. */
final class Trend {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double first() {
        return values.get(0);
    }

    double last() {
        return values.get(values.size() - 1);
    }

    double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** By how much the line rises over the second half, by least squares; the first half is warm-up. */
    double rise() {
        List<Double> half = values.subList(values.size() / 2, values.size());
        double middle = (half.size() - 1) / 2.0;
        double average =
                half.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double together = 0;
        double alone = 0;
        for (int i = 0; i < half.size(); i++) {
            together += (i - middle) * (half.get(i) - average);
            alone += (i - middle) * (i - middle);
        }
        return alone == 0 ? 0 : together / alone * (half.size() - 1);
    }
}
