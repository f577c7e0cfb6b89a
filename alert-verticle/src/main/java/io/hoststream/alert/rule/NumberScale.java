package io.hoststream.alert.rule;

import io.hoststream.pipeline.form.Fields;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Unit;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Limits that are numbers within a range.
 *
 * @param what what has that range, for messages
 * @param least the least possible value
 * @param most the greatest possible value
 */
record NumberScale(String what, double least, double most) implements Scale {

    /** How far past its limit a value clears it where the rule does not say: this share of the limit. */
    static final double CLEAR_SHARE = 0.05;

    private static final double WHOLE = 100;
    private static final double NO_BOUND = Double.POSITIVE_INFINITY;

    /** Percentages of one processor, of which a host has several. */
    private static final Set<Metric> OF_ONE_PROCESSOR =
            EnumSet.of(Metric.CGROUP_CPU_USAGE_PERCENT, Metric.PROCESS_CPU_PERCENT);

    /** Anything goes: for a metric that is not known. */
    static final NumberScale ANY = new NumberScale("a value", -NO_BOUND, NO_BOUND);

    /** Spreads of a series: only a distance, so never negative. */
    static final NumberScale SPREADS = new NumberScale("the number of spreads", 0, NO_BOUND);

    /** The metric's own values. */
    static NumberScale of(Metric metric) {
        boolean signed = metric.unit() == Unit.CELSIUS || metric == Metric.CUSTOM;
        boolean bounded = metric.unit() == Unit.PERCENT && !OF_ONE_PROCESSOR.contains(metric);
        return new NumberScale(metric.id(), signed ? -NO_BOUND : 0, bounded ? WHOLE : NO_BOUND);
    }

    /** Differences between two values of the metric. */
    static NumberScale ofChange(Metric metric) {
        NumberScale values = of(metric);
        return new NumberScale("the change of " + metric.id(), -values.most(), values.most());
    }

    @Override
    public Optional<Double> read(Fields group, String key) {
        Optional<Double> number = group.number(key);
        if (number.isPresent() && (number.get() < least || number.get() > most)) {
            String range = Double.isInfinite(most)
                    ? " is never below " + text(least)
                    : " runs from " + text(least) + " to " + text(most);
            group.complainOf(key, " = " + text(number.get()) + ": " + what + range);
        }
        return number;
    }

    @Override
    public double clear(Direction direction, double limit) {
        double past = Math.abs(limit) * CLEAR_SHARE;
        return direction == Direction.ABOVE ? Math.max(least, limit - past) : Math.min(most, limit + past);
    }

    @Override
    public Optional<String> senseless(Direction direction, double limit) {
        double always = direction == Direction.ABOVE ? least : most;
        return limit == always
                ? Optional.of(what + " is always " + (direction == Direction.ABOVE ? "that or more" : "that or less"))
                : Optional.empty();
    }

    @Override
    public String text(double value) {
        return plain(value);
    }

    /** A number as YAML and people write it. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
