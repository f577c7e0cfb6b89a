package io.hoststream.bench.alert;

import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.RuleFile;
import io.hoststream.alert.rule.Rules;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.alert.rule.Timing;
import io.hoststream.avro.Severity;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rules to measure with. */
final class RuleSets {

    private static final double SPREADS = 8;
    private static final double NEAR = 4;
    private static final double FULL = 100;

    private RuleSets() {}

    /** The rules that come with hoststream. */
    static Rules shipped() {
        return RuleFile.builtIn();
    }

    /** Those of them that learn nothing: a series that is fine costs nothing. */
    static Rules plain() {
        return new Rules(
                shipped().list().stream()
                        .filter(rule -> rule.signal() instanceof Signal.Value)
                        .toList(),
                "those that learn nothing");
    }

    /** These, and for each of their series a rule that learns what is usual, and a forecast where something fills up. */
    static Rules learning() {
        List<Rule> rules = new ArrayList<>(plain().list());
        for (Rule rule : plain().list()) {
            rule.signal().metric().ifPresent(metric -> rules.add(unusual(metric, rule)));
        }
        plain().list().stream()
                .filter(rule -> rule.name().endsWith("full"))
                .forEach(rule -> rule.signal().metric().ifPresent(metric -> rules.add(filling(metric, rule))));
        return new Rules(rules, "everything is learned");
    }

    private static Rule unusual(Metric metric, Rule like) {
        Signal signal = new Signal.Anomaly(metric, Signal.Anomaly.Side.UP, 1);
        return of("unusual-" + like.name(), signal, Direction.ABOVE, new Level(Severity.WARNING, SPREADS, NEAR), like);
    }

    private static Rule filling(Metric metric, Rule like) {
        Level level = new Level(
                Severity.WARNING,
                Duration.ofDays(7).toSeconds(),
                Duration.ofDays(10).toSeconds());
        return of("filling-" + like.name(), new Signal.Forecast(metric, FULL), Direction.BELOW, level, like);
    }

    private static Rule of(String name, Signal signal, Direction direction, Level level, Rule like) {
        Timing timing = like.timing();
        Threshold threshold = new Threshold(direction, List.of(level));
        return new Rule(name, signal, threshold, timing, like.target(), like.wording(), List.of());
    }
}
