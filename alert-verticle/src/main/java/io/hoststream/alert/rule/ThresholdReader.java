package io.hoststream.alert.rule;

import io.hoststream.avro.Severity;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the limits of a rule and its clear levels, and checks that they fit together. */
public final class ThresholdReader {

    /** How far past its limit a value clears it where the rule does not say: this share of the limit. */
    static final double CLEAR_SHARE = 0.05;

    private static final List<String> SEVERITIES = List.of("warning", "critical");
    private static final double WHOLE = 100;

    private final Fields rule;
    private final @Nullable Metric metric;

    ThresholdReader(Fields rule, @Nullable Metric metric) {
        this.rule = rule;
        this.metric = metric;
    }

    /** The limits; null if they could not be read, which then is a problem. */
    @Nullable
    Threshold read() {
        if (rule.has("above") == rule.has("below")) {
            rule.complain("expected either above or below, found " + (rule.has("above") ? "both" : "neither"));
            return null;
        }
        Direction direction = rule.has("above") ? Direction.ABOVE : Direction.BELOW;
        Fields limits = rule.group(side(direction)).orElseThrow();
        limits.only(SEVERITIES, side(direction));
        Optional<Fields> clears = rule.group("clear");
        clears.ifPresent(group -> group.only(SEVERITIES, "clear"));
        if (limits.readable() && limits.all().isEmpty()) {
            limits.complain("expected a limit for warning, critical or both");
        }
        List<Level> levels = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            level(severity, direction, limits, clears.orElse(null)).ifPresent(levels::add);
        }
        checkOrder(direction, levels);
        return levels.isEmpty() ? null : new Threshold(direction, levels);
    }

    private Optional<Level> level(Severity severity, Direction direction, Fields limits, @Nullable Fields clears) {
        String key = key(severity);
        Optional<Double> limit = number(limits, key);
        Optional<Double> clear = clears == null ? Optional.empty() : number(clears, key);
        if (clears != null && clears.has(key) && !limits.has(key)) {
            clears.complainOf(key, " is given, but " + side(direction) + "." + key + " is not");
        }
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        if (clears != null && clear.isPresent() && direction.worse(clear.get(), limit.get())) {
            clears.complainOf(
                    key,
                    " = " + plain(clear.get()) + " is on the wrong side: expected a value " + opposite(direction) + " "
                            + side(direction) + "." + key + " = " + plain(limit.get()));
        }
        double past = Math.abs(limit.get()) * CLEAR_SHARE;
        double byDefault = direction == Direction.ABOVE ? limit.get() - past : limit.get() + past;
        return Optional.of(new Level(severity, limit.get(), clear.orElse(byDefault)));
    }

    private void checkOrder(Direction direction, List<Level> levels) {
        if (levels.size() < 2) {
            return;
        }
        Level warning = levels.get(0);
        Level critical = levels.get(1);
        if (!direction.worse(critical.limit(), warning.limit())) {
            rule.complainOf(
                    side(direction),
                    ".critical = " + plain(critical.limit()) + ": expected a value " + side(direction) + " warning = "
                            + plain(warning.limit()));
        } else if (direction.worse(warning.clear(), critical.clear())) {
            rule.complainOf(
                    rule.has("clear") ? "clear" : side(direction),
                    ": an alert that clears critical at " + plain(critical.clear())
                            + " would have to be past the clear level of warning, " + plain(warning.clear()));
        }
    }

    private Optional<Double> number(Fields group, String key) {
        Optional<String> text = group.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> number = parse(text.get());
        if (number.isEmpty()) {
            group.complainOf(key, " = \"" + text.get() + "\": expected a number");
        } else if (metric != null && metric.unit() == Unit.PERCENT && (number.get() < 0 || number.get() > WHOLE)) {
            group.complainOf(key, " = " + text.get() + ": " + metric.id() + " runs from 0 to 100");
        }
        return number;
    }

    private static Optional<Double> parse(String text) {
        try {
            double number = Double.parseDouble(text);
            boolean decimal = text.chars().allMatch(letter -> "+-.0123456789eE".indexOf(letter) >= 0);
            return decimal && !Double.isInfinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String key(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static String side(Direction direction) {
        return direction == Direction.ABOVE ? "above" : "below";
    }

    private static String opposite(Direction direction) {
        return side(direction == Direction.ABOVE ? Direction.BELOW : Direction.ABOVE);
    }

    private static String plain(double number) {
        return Quantity.number(number);
    }
}
