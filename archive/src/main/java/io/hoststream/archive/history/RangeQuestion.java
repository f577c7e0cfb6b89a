package io.hoststream.archive.history;

import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is asked over a range of time.
 *
 * @param selection which series
 * @param from the earliest time, included
 * @param to the latest time, not included
 * @param step one point for each so many milliseconds; empty for every value there is
 * @param aggregation what a point says; empty for what is usual for its metric
 */
public record RangeQuestion(
        Selection selection, long from, long to, OptionalLong step, Optional<Aggregation> aggregation) {

    /**
     * Checks what belongs together.
     *
     * @throws HistoryException that names what cannot be asked
     */
    public RangeQuestion {
        if (from > to) {
            throw HistoryException.question(
                    "the start " + Instant.ofEpochMilli(from) + " is after the end " + Instant.ofEpochMilli(to));
        }
        if (step.isPresent() && step.getAsLong() <= 0) {
            throw HistoryException.question("the step is " + step.getAsLong() + " ms; expected more than zero");
        }
        if (aggregation.orElse(Aggregation.LAST) == Aggregation.RATE) {
            selection.metrics().forEach(RangeQuestion::expectCounter);
        }
    }

    /** What a point of a metric says. */
    public Aggregation aggregation(Metric metric) {
        return aggregation.orElseGet(() -> Aggregation.usual(metric));
    }

    /** Whether it asks for rates. */
    public boolean rates() {
        return aggregation.orElse(Aggregation.LAST) == Aggregation.RATE;
    }

    /** The time of the first value that the answer depends on. */
    public long readFrom() {
        return rates() ? from - History.LOOK_BACK_MILLIS : from;
    }

    /** The most points that a series of the answer has, for a question with a step. */
    public long buckets(long stepMillis) {
        return from == to ? 0 : Math.floorDiv(to - 1, stepMillis) - Math.floorDiv(from, stepMillis) + 1;
    }

    /** The same question that ends at another time. */
    public RangeQuestion until(long end) {
        return new RangeQuestion(selection, from, end, step, aggregation);
    }

    /** The same question of these hosts. */
    public RangeQuestion ofHosts(List<String> hosts) {
        return new RangeQuestion(selection.ofHosts(hosts), from, to, step, aggregation);
    }

    private static void expectCounter(Metric metric) {
        if (metric.kind() != Kind.COUNTER) {
            throw HistoryException.question("the rate of " + metric.id()
                    + " cannot be told: it is a gauge, which goes up and down; expected a counter, or average, min,"
                    + " max or last");
        }
    }
}
