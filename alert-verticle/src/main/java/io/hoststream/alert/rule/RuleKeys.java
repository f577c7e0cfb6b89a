package io.hoststream.alert.rule;

import io.hoststream.alert.rule.Timing.BackOff;
import io.hoststream.alert.rule.Timing.Flapping;
import io.hoststream.avro.Severity;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.schema.alert.Glob;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A rule as the keys and values of its file. What is as it would be without the key is left out, but for clear levels. */
final class RuleKeys {

    private static final double MILLIS = 1000;
    private static final List<String> LIMITS = List.of("above", "below", "forecast");

    private RuleKeys() {}

    /** The keys of a rule without its overrides. */
    static Map<String, Object> of(Rule rule) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", rule.name());
        signal(rule, keys);
        timing(rule.timing(), keys);
        if (!rule.target().minimum().isEmpty()) {
            Map<String, Object> minimum = new LinkedHashMap<>();
            rule.target().minimum().forEach(least -> minimum.put(least.metric().id(), number(least.value())));
            keys.put("minimum", minimum);
        }
        Map<String, Object> where = where(rule.target().where());
        if (!where.isEmpty()) {
            keys.put("where", where);
        }
        wording(rule.wording(), keys);
        return keys;
    }

    /** The keys of each override: where it is in force, and what is different there. */
    static List<Map<String, Object>> overridesOf(Rule rule) {
        List<Map<String, Object>> overrides = new ArrayList<>();
        Map<String, Object> base = of(rule);
        for (Variant variant : rule.variants()) {
            Map<String, Object> keys = new LinkedHashMap<>();
            Map<String, Object> where = where(variant.where());
            if (!where.isEmpty()) {
                keys.put("where", where);
            }
            if (variant.rule().isEmpty()) {
                keys.put("off", true);
            } else {
                keys.putAll(difference(base, of(variant.rule().get())));
            }
            overrides.add(keys);
        }
        return overrides;
    }

    private static Map<String, Object> difference(Map<String, Object> base, Map<String, Object> instead) {
        Map<String, Object> found = Difference.of(base, instead);
        // A limit that is changed loses its clear level, even if that stays the same.
        if (LIMITS.stream().anyMatch(found::containsKey)) {
            found.put("clear", instead.getOrDefault("clear", Map.of()));
        }
        return found;
    }

    private static void signal(Rule rule, Map<String, Object> keys) {
        Signal signal = rule.signal();
        Threshold threshold = rule.threshold();
        signal.metric().ifPresent(metric -> keys.put("metric", metric.id()));
        if (signal instanceof Signal.Silence) {
            keys.put("silent", limits(threshold, true));
        } else if (signal instanceof Signal.Forecast forecast) {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("reaches", number(forecast.reaches()));
            group.put("within", limits(threshold, true));
            keys.put("forecast", group);
            keys.put("clear", clears(threshold, true));
        } else {
            if (signal instanceof Signal.Change change) {
                keys.put("change", Map.of("over", text(change.over())));
            } else if (signal instanceof Signal.Anomaly anomaly) {
                Map<String, Object> group = new LinkedHashMap<>();
                group.put("side", anomaly.side().name().toLowerCase(Locale.ROOT));
                group.put("least", number(anomaly.leastDeviation()));
                keys.put("anomaly", group);
            }
            keys.put(threshold.direction() == Direction.ABOVE ? "above" : "below", limits(threshold, false));
            keys.put("clear", clears(threshold, false));
        }
    }

    private static Map<String, Object> limits(Threshold threshold, boolean durations) {
        Map<String, Object> limits = new LinkedHashMap<>();
        threshold.levels().forEach(level -> limits.put(key(level.severity()), value(level.limit(), durations)));
        return limits;
    }

    private static Map<String, Object> clears(Threshold threshold, boolean durations) {
        Map<String, Object> clears = new LinkedHashMap<>();
        threshold.levels().forEach(level -> clears.put(key(level.severity()), value(level.clear(), durations)));
        return clears;
    }

    private static void timing(Timing timing, Map<String, Object> keys) {
        if (!timing.hold().isZero()) {
            keys.put("for", text(timing.hold()));
        }
        if (!timing.keepFiring().isZero()) {
            keys.put("keep-firing-for", text(timing.keepFiring()));
        }
        if (!timing.backOff().equals(BackOff.NONE)) {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("times", number(timing.backOff().times()));
            group.put("most", text(timing.backOff().most()));
            keys.put("back-off", group);
        }
        if (!timing.flapping().equals(Flapping.BY_DEFAULT)) {
            keys.put("flap", flap(timing.flapping()));
        }
    }

    static Map<String, Object> flap(Flapping flapping) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("fires", flapping.fires());
        group.put("within", text(flapping.within()));
        group.put("calm", text(flapping.calm()));
        return group;
    }

    private static Map<String, Object> where(Selector selector) {
        Map<String, Object> keys = new LinkedHashMap<>();
        choice(selector.only(), "", keys);
        choice(selector.except(), "not-", keys);
        return keys;
    }

    private static void choice(Choice choice, String prefix, Map<String, Object> keys) {
        patterns(choice.hosts(), prefix + "hosts", keys);
        patterns(choice.groups(), prefix + "groups", keys);
        if (!choice.labels().isEmpty()) {
            Map<String, Object> labels = new LinkedHashMap<>();
            new TreeMap<>(choice.labels()).forEach((label, globs) -> patterns(globs, label, labels));
            keys.put(prefix + "labels", labels);
        }
        patterns(choice.devices(), prefix + "devices", keys);
    }

    private static void patterns(List<Glob> globs, String key, Map<String, Object> keys) {
        if (!globs.isEmpty()) {
            keys.put(key, globs.stream().map(Glob::pattern).toList());
        }
    }

    private static void wording(Wording wording, Map<String, Object> keys) {
        keys.put("subject", wording.subject());
        if (!wording.runbook().isEmpty()) {
            keys.put("runbook", wording.runbook());
        }
        if (!wording.labels().isEmpty()) {
            keys.put("labels", new TreeMap<String, Object>(wording.labels()));
        }
        if (wording.quiet()) {
            keys.put("quiet", true);
        }
    }

    private static Object value(double value, boolean duration) {
        return duration ? text(Duration.ofMillis(Math.round(value * MILLIS))) : number(value);
    }

    private static BigDecimal number(double value) {
        return new BigDecimal(NumberScale.plain(value));
    }

    private static String text(Duration duration) {
        return Durations.format(duration);
    }

    private static String key(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
