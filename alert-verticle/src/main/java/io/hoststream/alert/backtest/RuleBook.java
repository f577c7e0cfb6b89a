package io.hoststream.alert.backtest;

import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Minimum;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Rules;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Timing;
import io.hoststream.alert.rule.Variant;
import io.hoststream.schema.metric.Metric;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules as a backtest asks them: by name, and for the metrics that they look at. */
final class RuleBook {

    private final Rules rules;
    private final Map<String, Rule> byName = new HashMap<>();

    RuleBook(Rules rules) {
        this.rules = rules;
        rules.list().forEach(rule -> byName.put(rule.name(), rule));
    }

    Rules rules() {
        return rules;
    }

    /** On which side the rule's values are bad. */
    Direction direction(String rule) {
        Rule found = byName.get(rule);
        return found == null ? Direction.ABOVE : found.threshold().direction();
    }

    /** From how many times on an alert of the rule counts as flapping. */
    int flappingFrom(String rule) {
        Rule found = byName.get(rule);
        Timing.Flapping flapping =
                found == null ? Timing.Flapping.BY_DEFAULT : found.timing().flapping();
        return flapping.fires();
    }

    /** Every metric that a rule looks at. */
    Set<Metric> metrics() {
        Set<Metric> metrics = new LinkedHashSet<>();
        rules.list().forEach(rule -> metricsOf(rule).forEach(metrics::add));
        return metrics;
    }

    /** Whether any of them goes by what was learned. */
    boolean learns() {
        return rules.list().stream()
                .flatMap(rule -> Stream.concat(
                        Stream.of(rule),
                        rule.variants().stream().map(Variant::rule).flatMap(Optional::stream)))
                .map(Rule::signal)
                .anyMatch(signal -> signal instanceof Signal.Anomaly || signal instanceof Signal.Forecast);
    }

    /** The rules that watch a metric of which nothing is known, each with that metric. */
    List<String> without(Set<Metric> known) {
        return rules.list().stream()
                .filter(rule -> rule.signal()
                        .metric()
                        .filter(metric -> !known.contains(metric))
                        .isPresent())
                .map(rule -> rule.name() + " (" + rule.signal().metricName() + ")")
                .toList();
    }

    private static Stream<Metric> metricsOf(Rule rule) {
        Stream<Metric> own = Stream.concat(
                rule.signal().metric().stream(),
                rule.target().minimum().stream().map(Minimum::metric));
        Stream<Metric> elsewhere = rule.variants().stream()
                .map(Variant::rule)
                .flatMap(Optional::stream)
                .flatMap(RuleBook::metricsOf);
        return Stream.concat(own, elsewhere);
    }
}
