package io.hoststream.archive.history.prometheus;

import io.hoststream.archive.history.Aggregation;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the answer to one question, metric by metric. */
final class RangeReading {

    /** A store gives at most 11,000 points of a series at once. */
    private static final long MOST_STEPS = 10_000;

    private final PromApi api;
    private final Windows windows;
    private final RangeQuestion question;
    private final Cancellation cancellation;

    RangeReading(PromApi api, Windows windows, RangeQuestion question, Cancellation cancellation) {
        this.api = api;
        this.windows = windows;
        this.question = question;
        this.cancellation = cancellation;
    }

    /** How many values every series of a metric has. */
    List<Double> counts(Metric metric) {
        String window = windows.over(question.to() - question.readFrom());
        List<Double> counts = new ArrayList<>();
        for (Matrix matrix : at("count_over_time(" + selector(metric) + window + ")", question.to())) {
            for (int i = 0; i < matrix.size(); i++) {
                counts.add(matrix.value(i));
            }
        }
        return counts;
    }

    /** The series of a metric. */
    Collection<SeriesPoints> read(Metric metric) {
        return question.step().isPresent() ? stepped(metric, question.step().getAsLong()) : raw(metric);
    }

    private Collection<SeriesPoints> raw(Metric metric) {
        Exposition exposition = PromQl.exposition(metric);
        Map<SeriesKey, SeriesPoints> series = new HashMap<>();
        String window = windows.over(question.to() - question.readFrom());
        for (Matrix matrix : at(selector(metric) + window, question.to())) {
            Optional<SeriesKey> key = PromQl.key(metric, matrix.labels());
            if (key.isPresent() && !series.containsKey(key.get())) {
                SeriesPoints points = new SeriesPoints(key.get(), question);
                for (int i = 0; i < matrix.size(); i++) {
                    points.add(matrix.time(i), exposition.revert(matrix.value(i)));
                }
                series.put(key.get(), points);
            }
        }
        return series.values();
    }

    /** The part of a bucket that the range begins with, the whole ones, and the part of one that it ends with. */
    private Collection<SeriesPoints> stepped(Metric metric, long step) {
        boolean rate = question.aggregation(metric) == Aggregation.RATE;
        Buckets buckets = new Buckets(metric, question, rate);
        long from = question.from();
        long to = question.to();
        long firstWhole = Math.min(to, Math.floorDiv(from + step - 1, step) * step);
        long lastWhole = Math.max(firstWhole, Math.floorDiv(to, step) * step);
        piece(metric, buckets, from, firstWhole);
        for (long start = firstWhole; start < lastWhole; start += step * MOST_STEPS) {
            whole(metric, buckets, start, Math.min(lastWhole, start + step * MOST_STEPS), step);
        }
        piece(metric, buckets, lastWhole, to);
        return buckets.series();
    }

    private void piece(Metric metric, Buckets buckets, long from, long to) {
        if (from < to) {
            String window = windows.over(to - from);
            for (Function function : buckets.functions()) {
                buckets.add(function, at(function.of(selector(metric) + window), to), to - from);
            }
        }
    }

    private void whole(Metric metric, Buckets buckets, long from, long to, long step) {
        String window = windows.over(step);
        PromApi.Steps steps = new PromApi.Steps(from + step - 1, to - 1, step);
        for (Function function : buckets.functions()) {
            buckets.add(function, api.queryRange(function.of(selector(metric) + window), steps, cancellation), step);
        }
    }

    private List<Matrix> at(String expression, long end) {
        return api.query(expression, end - 1, cancellation);
    }

    private String selector(Metric metric) {
        return PromQl.selector(metric, question.selection());
    }
}
