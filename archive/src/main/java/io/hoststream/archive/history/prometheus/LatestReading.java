package io.hoststream.archive.history.prometheus;

import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.LatestQuestion;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the newest values of one question, metric by metric. The language tells the time of a value only while the value is
 * not older than five minutes, so the times are looked at every minute; a series that was ended by a mark that it is stale
 * can thus show a time up to a minute early.
 */
final class LatestReading {

    private static final double MILLIS = 1000;
    private static final long MINUTE = 60_000;

    private final PromApi api;
    private final Windows windows;
    private final LatestQuestion question;
    private final Cancellation cancellation;

    LatestReading(PromApi api, Windows windows, LatestQuestion question, Cancellation cancellation) {
        this.api = api;
        this.windows = windows;
        this.question = question;
        this.cancellation = cancellation;
    }

    List<SeriesPoints> read(Metric metric) {
        Exposition exposition = PromQl.exposition(metric);
        String selector = PromQl.selector(metric, question.selection());
        long span = question.to() - question.from();
        Map<SeriesKey, Long> times = times(metric, selector, span);
        List<SeriesPoints> newest = new ArrayList<>();
        for (Matrix matrix : at("last_over_time(" + selector + windows.over(span) + ")")) {
            PromQl.key(metric, matrix.labels())
                    .ifPresent(key -> newest.add(SeriesPoints.of(
                            key, times.getOrDefault(key, question.from()), exposition.revert(matrix.value(0)))));
        }
        return newest;
    }

    private Map<SeriesKey, Long> times(Metric metric, String selector, long span) {
        Map<SeriesKey, Long> times = new HashMap<>();
        String everyMinute = "max_over_time(timestamp(" + selector + ")[" + Math.max(span, MINUTE) + "ms:1m])";
        for (Matrix matrix : at("timestamp(" + selector + ") or " + everyMinute)) {
            long time = Math.round(matrix.value(0) * MILLIS);
            if (time >= question.from()) {
                PromQl.key(metric, matrix.labels()).ifPresent(key -> times.put(key, time));
            }
        }
        return times;
    }

    private List<Matrix> at(String expression) {
        return api.query(expression, question.to() - 1, cancellation).stream()
                .filter(matrix -> matrix.size() > 0)
                .toList();
    }
}
