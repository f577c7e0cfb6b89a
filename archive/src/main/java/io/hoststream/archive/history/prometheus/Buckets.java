package io.hoststream.archive.history.prometheus;

import io.hoststream.archive.history.Aggregation;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Puts together what the store said of the buckets of one metric, function by function. */
final class Buckets {

    private static final double MILLIS = 1000;

    private final Metric metric;
    private final RangeQuestion question;
    private final Set<Function> functions;
    private final Map<SeriesKey, NavigableMap<Long, Said>> series = new HashMap<>();

    /** What was said of one bucket, or part of one. */
    private static final class Said {

        private final Map<Function, Double> values = new EnumMap<>(Function.class);
        private final double seconds;

        private Said(long millis) {
            this.seconds = millis / MILLIS;
        }

        private double value(Function function) {
            return values.getOrDefault(function, Double.NaN);
        }

        private SeriesPoints.Part part() {
            if (values.containsKey(Function.RATE)) {
                double rate = value(Function.RATE);
                return new SeriesPoints.Part(rate * seconds, seconds, rate, rate, rate);
            }
            return new SeriesPoints.Part(
                    value(Function.SUM_OVER_TIME),
                    value(Function.COUNT_OVER_TIME),
                    value(Function.MIN_OVER_TIME),
                    value(Function.MAX_OVER_TIME),
                    value(Function.LAST_OVER_TIME));
        }
    }

    Buckets(Metric metric, RangeQuestion question, boolean rate) {
        this.metric = metric;
        this.question = question;
        this.functions =
                rate ? EnumSet.of(Function.RATE) : EnumSet.range(Function.SUM_OVER_TIME, Function.MAX_OVER_TIME);
        if (question.aggregation(metric) == Aggregation.LAST) {
            functions.add(Function.LAST_OVER_TIME);
        }
    }

    /** What has to be asked. */
    Set<Function> functions() {
        return functions;
    }

    /** Takes in what was said of buckets of a length; each is looked at from its last millisecond. */
    void add(Function function, List<Matrix> said, long millis) {
        Exposition exposition = PromQl.exposition(metric);
        for (Matrix matrix : said) {
            PromQl.key(metric, matrix.labels()).ifPresent(key -> {
                NavigableMap<Long, Said> buckets = series.computeIfAbsent(key, unused -> new TreeMap<>());
                for (int i = 0; i < matrix.size(); i++) {
                    double value = matrix.value(i);
                    buckets.computeIfAbsent(matrix.time(i), unused -> new Said(millis))
                            .values
                            .put(function, function == Function.COUNT_OVER_TIME ? value : exposition.revert(value));
                }
            });
        }
    }

    /** The series. */
    List<SeriesPoints> series() {
        List<SeriesPoints> all = new ArrayList<>();
        series.forEach((key, buckets) -> {
            SeriesPoints points = new SeriesPoints(key, question);
            buckets.forEach((time, said) -> points.add(time, said.part()));
            all.add(points);
        });
        return all;
    }
}
