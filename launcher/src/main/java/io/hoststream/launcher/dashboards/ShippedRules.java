package io.hoststream.launcher.dashboards;

import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.RuleFile;
import io.hoststream.alert.rule.Signal;
import io.hoststream.avro.Severity;
import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Metric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The limits of the alert rules that are in force unless somebody sets others, in the units of Prometheus. */
final class ShippedRules {

    private final Map<String, Limits> byName;

    private ShippedRules(Map<String, Limits> byName) {
        this.byName = byName;
    }

    static ShippedRules read() {
        Map<String, Limits> byName = new LinkedHashMap<>();
        for (Rule rule : RuleFile.builtIn().list()) {
            if (rule.signal() instanceof Signal.Value && rule.threshold().direction() == Direction.ABOVE) {
                byName.put(rule.name(), limits(rule));
            }
        }
        return new ShippedRules(byName);
    }

    private static Limits limits(Rule rule) {
        return rule.signal()
                .metric()
                .flatMap(Metric::exposition)
                .map(exposition -> new Limits(
                        limit(rule, Severity.WARNING, exposition), limit(rule, Severity.CRITICAL, exposition)))
                .orElse(Limits.NONE);
    }

    private static OptionalDouble limit(Rule rule, Severity severity, Exposition exposition) {
        Level level = rule.threshold().level(severity);
        return level == null ? OptionalDouble.empty() : OptionalDouble.of(exposition.convert(level.limit()));
    }

    /** The limits of a rule; {@code asking} is who asks, for the message if there are none. */
    Limits limits(String name, Entry asking) {
        Limits limits = byName.getOrDefault(name, Limits.NONE);
        if (!limits.exist()) {
            throw asking.wrong("there is no shipped rule \"" + name + "\" with limits for a series of Prometheus"
                    + Suggestions.hint(name, byName.keySet()));
        }
        return limits;
    }
}
