package io.hoststream.serve.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Answers range queries from what a host view keeps. With a step, points lie on multiples of it since 1970 and stand for
 * the values from there to the next: their average, and for a counter the last of them.
 */
public final class Ranges {

    private static final long[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200};
    private static final long SECOND = 1000;
    private static final long DAY = 86_400 * SECOND;

    private final int maxPoints;

    /** Answers with at most so many points. */
    public Ranges(int maxPoints) {
        this.maxPoints = maxPoints;
    }

    /**
     * The values that the query asks for; a series without any is left out.
     *
     * @throws TooManyPointsException if they are too many
     */
    public List<RangeSeries> read(HostView host, RangeQuery query) {
        List<Series> wanted = host.series().stream()
                .filter(series -> query.metrics().contains(series.metric()))
                .toList();
        check(wanted.size(), host, query);
        List<RangeSeries> answer = new ArrayList<>();
        for (Series series : wanted) {
            RangeSeries points = query.stepMillis().isPresent()
                    ? stepped(host, series, query, query.stepMillis().getAsLong())
                    : raw(host, series, query);
            if (points.size() > 0) {
                answer.add(points);
            }
        }
        return answer;
    }

    private void check(int series, HostView host, RangeQuery query) {
        OptionalLong step = query.stepMillis();
        double span = (double) query.end() - query.start();
        double perSeries = step.isPresent()
                ? Math.floor(span / step.getAsLong()) + 1
                : endRow(host, query) - host.rowAt(query.start());
        double points = perSeries * series;
        if (points > maxPoints) {
            throw new TooManyPointsException((long) points, maxPoints, fittingStep(span, series));
        }
    }

    /** The smallest usual step with which a span fits. */
    private long fittingStep(double span, int series) {
        double least = span / Math.max(1, maxPoints / series - 1);
        for (long step : STEPS) {
            if (step * SECOND >= least) {
                return step * SECOND;
            }
        }
        return (long) Math.ceil(least / DAY) * DAY;
    }

    private static RangeSeries raw(HostView host, Series series, RangeQuery query) {
        RangeSeries points = new RangeSeries(series);
        int end = endRow(host, query);
        for (int row = host.rowAt(query.start()); row < end; row++) {
            double value = host.value(series, row);
            if (!Double.isNaN(value)) {
                points.add(host.time(row), value);
            }
        }
        return points;
    }

    private static RangeSeries stepped(HostView host, Series series, RangeQuery query, long step) {
        Steps points = new Steps(series, step);
        int end = endRow(host, query);
        for (int row = host.rowAt(query.start()); row < end; row++) {
            double value = host.value(series, row);
            if (!Double.isNaN(value)) {
                points.add(host.time(row), value);
            }
        }
        return points.finish();
    }

    private static int endRow(HostView host, RangeQuery query) {
        return host.rowAt(query.end() + 1);
    }
}
