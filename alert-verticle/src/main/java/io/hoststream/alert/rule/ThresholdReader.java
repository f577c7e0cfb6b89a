package io.hoststream.alert.rule;

import io.hoststream.avro.Severity;
import io.hoststream.pipeline.form.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the limits of a rule and its clear levels, and checks that they fit together. */
final class ThresholdReader {

    static final List<String> SEVERITIES = List.of("warning", "critical");
    private static final String CLEAR = "clear";
    private static final String OFF = "off";

    private final Fields rule;
    private final Scale scale;
    private final boolean override;

    /** For a rule's keys; in an override a limit may be off. */
    ThresholdReader(Fields rule, Scale scale, boolean override) {
        this.rule = rule;
        this.scale = scale;
        this.override = override;
    }

    /** The group of limits: what its keys are, on which side it is bad, and what it is called in messages. */
    private record Limits(Fields group, Direction direction, String name) {}

    /** Limits under above or below; null if they could not be read, which then is a problem. */
    @Nullable
    Threshold ofValues() {
        if (rule.has("above") == rule.has("below")) {
            rule.complain("expected either above or below, found " + (rule.has("above") ? "both" : "neither"));
            return null;
        }
        Direction direction = rule.has("above") ? Direction.ABOVE : Direction.BELOW;
        String name = side(direction);
        return read(new Limits(rule.group(name).orElseThrow(), direction, name));
    }

    /** Limits in a group of another name; null if they could not be read, which then is a problem. */
    @Nullable
    Threshold of(Fields group, Direction direction, String name) {
        return read(new Limits(group, direction, name));
    }

    private @Nullable Threshold read(Limits limits) {
        limits.group().only(SEVERITIES, limits.name());
        Optional<Fields> clears = rule.group(CLEAR);
        clears.ifPresent(group -> group.only(SEVERITIES, CLEAR));
        if (limits.group().readable() && limits.group().all().isEmpty()) {
            limits.group().complain("expected a limit for warning, critical or both");
        }
        List<Level> levels = new ArrayList<>();
        int off = 0;
        for (Severity severity : Severity.values()) {
            if (isOff(limits, severity)) {
                off++;
            } else {
                level(severity, limits, clears.orElse(null)).ifPresent(levels::add);
            }
        }
        checkOrder(limits, levels);
        if (levels.isEmpty() && off > 0 && limits.group().all().size() == off) {
            limits.group().complain("no limit is left; \"off: true\" in the override turns the whole rule off");
        }
        return levels.isEmpty() ? null : new Threshold(limits.direction(), levels);
    }

    private boolean isOff(Limits limits, Severity severity) {
        return override
                && limits.group().has(key(severity))
                && limits.group().text(key(severity)).filter(OFF::equals).isPresent();
    }

    private Optional<Level> level(Severity severity, Limits limits, @Nullable Fields clears) {
        String key = key(severity);
        Optional<Double> limit = scale.read(limits.group(), key);
        Optional<Double> clear = clears == null ? Optional.empty() : scale.read(clears, key);
        if (clears != null && clears.has(key) && !limits.group().has(key)) {
            clears.complainOf(key, " is given, but " + limits.name() + "." + key + " is not");
        }
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        scale.senseless(limits.direction(), limit.get())
                .ifPresent(why -> limits.group().complainOf(key, " = " + scale.text(limit.get()) + ": " + why));
        if (clears != null && clear.isPresent() && limits.direction().worse(clear.get(), limit.get())) {
            clears.complainOf(
                    key,
                    " = " + scale.text(clear.get()) + " is on the wrong side: expected a value "
                            + opposite(limits.direction()) + " " + limits.name() + "." + key + " = "
                            + scale.text(limit.get()));
        }
        return Optional.of(
                new Level(severity, limit.get(), clear.orElseGet(() -> scale.clear(limits.direction(), limit.get()))));
    }

    private void checkOrder(Limits limits, List<Level> levels) {
        if (levels.size() < 2) {
            return;
        }
        Direction direction = limits.direction();
        Level warning = levels.get(0);
        Level critical = levels.get(1);
        if (!direction.worse(critical.limit(), warning.limit())) {
            limits.group()
                    .complainOf(
                            "critical",
                            " = " + scale.text(critical.limit()) + ": expected a value " + side(direction)
                                    + " warning = " + scale.text(warning.limit()));
        } else if (direction.worse(warning.clear(), critical.clear())) {
            String message = ": an alert that clears critical at " + scale.text(critical.clear())
                    + " would have to be past the clear level of warning, " + scale.text(warning.clear());
            if (rule.has(CLEAR)) {
                rule.complainOf(CLEAR, message);
            } else {
                limits.group().complain(message.substring(2));
            }
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
}
