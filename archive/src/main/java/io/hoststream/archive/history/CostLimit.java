package io.hoststream.archive.history;

/**
 * How much one answer may cost, checked before the work is done.
 *
 * @param maxPoints the most points in an answer
 * @param maxRows the most stored values that are read for it
 */
public record CostLimit(long maxPoints, long maxRows) {

    private static final long SECOND = 1000;
    private static final long DAY = 86_400 * SECOND;
    private static final long[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200};

    /**
     * Checks a question whose answer has so many series, from so many stored values.
     *
     * @throws HistoryException that says with which step the answer would fit
     */
    public void check(RangeQuestion question, long series, long rows) {
        checkRows(rows);
        long points = question.step().isPresent()
                ? (long) Math.min(
                        (double) rows, (double) question.buckets(question.step().getAsLong()) * series)
                : rows;
        if (points > maxPoints) {
            refuse(question, series, points);
        }
    }

    /**
     * Checks how many stored values are read.
     *
     * @throws HistoryException if they are too many
     */
    public void checkRows(long rows) {
        if (rows > maxRows) {
            throw HistoryException.of(
                    HistoryException.Kind.COST,
                    "the answer would need " + rows + " stored values to be read, at most " + maxRows
                            + " are; take fewer hosts, fewer metrics or a shorter range");
        }
    }

    /**
     * Checks how many series an answer has, each of which has a point at least.
     *
     * @throws HistoryException if they are too many
     */
    public void checkSeries(long series) {
        if (series > maxPoints) {
            throw HistoryException.of(
                    HistoryException.Kind.COST,
                    "the answer would have more than " + maxPoints + " series, at most so many points are allowed; take"
                            + " fewer hosts or fewer metrics");
        }
    }

    /** Whether an answer with so many series fits, whatever is stored. */
    public boolean fits(RangeQuestion question, long series) {
        return question.step().isPresent()
                && (double) question.buckets(question.step().getAsLong()) * series <= maxPoints;
    }

    /**
     * Checks a question whose answer has so many series, where nothing is known of what is stored.
     *
     * @throws HistoryException that says with which step the answer would fit
     */
    public void check(RangeQuestion question, long series) {
        double points = question.step().isPresent()
                ? (double) question.buckets(question.step().getAsLong()) * series
                : series;
        if (points > maxPoints) {
            refuse(question, series, (long) points);
        }
    }

    /** The smallest usual step with which so many series fit; 0 if none does. */
    public long fittingStep(RangeQuestion question, long series) {
        for (long step : STEPS) {
            if ((double) question.buckets(step * SECOND) * series <= maxPoints) {
                return step * SECOND;
            }
        }
        for (long step = DAY; step <= question.to() - question.from() + DAY; step *= 2) {
            if ((double) question.buckets(step) * series <= maxPoints) {
                return step;
            }
        }
        return 0;
    }

    private void refuse(RangeQuestion question, long series, long points) {
        long step = fittingStep(question, series);
        String remedy = step == 0
                ? "take fewer hosts or fewer metrics"
                : "take a step of " + text(step) + " or more, fewer hosts, fewer metrics or a shorter range";
        throw HistoryException.cost(
                "the answer would have " + points + " points, at most " + maxPoints + " are allowed; " + remedy, step);
    }

    private static String text(long millis) {
        long seconds = millis / SECOND;
        return seconds % 86_400 == 0
                ? seconds / 86_400 + "d"
                : seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
