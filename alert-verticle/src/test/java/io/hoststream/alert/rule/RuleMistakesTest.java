package io.hoststream.alert.rule;

import static io.hoststream.alert.rule.Mistakes.mistake;
import static io.hoststream.alert.rule.Mistakes.problems;
import static io.hoststream.alert.rule.Mistakes.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person can get wrong in a rules file, and what is said about it. */
class RuleMistakesTest {

    @Test
    void shouldNameAllProblemsAtOnceWithTheirLines() {
        assertThat(problems("""
            rule: []
            rules:
              - name: cpu
                metric: cpu_usage_precent
                above: {warning: 80, criticl: 95}
                for: 5 minutes
              - name: cpu
                metric: memory_usage_percent
                above: {warning: 85}
                clear: {warning: 90}
                treshold: 1
            """))
                .containsExactly(
                        "rules.yaml:1: rule is not a key of a rules file; did you mean rules?",
                        "rules.yaml:4: rule cpu: metric = \"cpu_usage_precent\": there is no such metric; "
                                + "did you mean cpu_usage_percent?",
                        "rules.yaml:5: rule cpu: above.criticl is not a key of above; did you mean critical?",
                        "rules.yaml:6: rule cpu: for = \"5 minutes\": expected a duration such as 30s, 5m or 1h",
                        "rules.yaml:7: rule cpu: name is taken, first at rules.yaml:3",
                        "rules.yaml:10: rule cpu: clear.warning = 90 is on the wrong side: "
                                + "expected a value below above.warning = 85",
                        "rules.yaml:11: rule cpu: treshold is not a key of a rule");
    }

    static List<Arguments> mistakes() {
        return List.of(
                mistake("", "rules.yaml:1: is empty; expected \"rules:\" and a list of rules, \"rules: []\" for none"),
                mistake("rules: {", "rules.yaml:1: is not YAML: expected the node content, but found '<stream end>'"),
                mistake("- a", "rules.yaml:1: expected keys with values, found a list"),
                mistake("just text", "rules.yaml:1: expected keys with values, found \"just text\""),
                mistake("{}", "rules.yaml:1: rules: expected a list of rules, \"rules: []\" for none"),
                mistake("rules:", "rules.yaml:1: rules: expected a list of rules, \"rules: []\" for none"),
                mistake("rules: 3", "rules.yaml:1: rules: expected a list of rules, \"rules: []\" for none"),
                mistake("rules: [text]", "rules.yaml:1: rule 1: expected keys with values, found \"text\""),
                rule("metric: uptime, above: {warning: 1}", "rule 1: name is missing"),
                rule("name: , metric: uptime, above: {warning: 1}", "rule 1: name: expected text, found nothing"),
                rule(
                        "name: a b, metric: uptime, above: {warning: 1}",
                        "rule a b: name = \"a b\": expected up to 64 letters, digits, dots, hyphens and underscores"),
                rule("name: [a], metric: uptime, above: {warning: 1}", "rule 1: name: expected text, found a list"),
                rule(
                        "name: a, name: b, metric: uptime, above: {warning: 1}",
                        "rule b: name is given twice, first at rules.yaml:1"),
                rule(
                        "name: a, above: {warning: 1}",
                        "rule a: metric is missing, expected the name of one, such as cpu_usage_percent"),
                rule(
                        "name: a, metric: cpu_usage, above: {warning: 1}",
                        "rule a: metric = \"cpu_usage\": there is no such metric; did you mean cpu_usage_percent?"),
                rule(
                        "name: a, metric: quux_of_nothing, above: {warning: 1}",
                        "rule a: metric = \"quux_of_nothing\": there is no such metric"),
                rule("name: a, metric: uptime", "rule a: expected either above or below, found neither"),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, below: {warning: 0}",
                        "rule a: expected either above or below, found both"),
                rule("name: a, metric: uptime, above: 80", "rule a: above: expected keys with values, found \"80\""),
                rule(
                        "name: a, metric: uptime, above: {}",
                        "rule a: above: expected a limit for warning, critical or both"),
                rule(
                        "name: a, metric: uptime, above: {warning: eighty}",
                        "rule a: above.warning = \"eighty\": expected a number"),
                rule(
                        "name: a, metric: uptime, above: {warning: .inf}",
                        "rule a: above.warning = \".inf\": expected a number"),
                rule(
                        "name: a, metric: uptime, above: {warning: 80d}",
                        "rule a: above.warning = \"80d\": expected a number"),
                rule(
                        "name: a, metric: cpu_usage_percent, above: {warning: 800}",
                        "rule a: above.warning = 800: cpu_usage_percent runs from 0 to 100"),
                rule(
                        "name: a, metric: uptime, above: {warning: 95, critical: 80}",
                        "rule a: above.critical = 80: expected a value above warning = 95"),
                rule(
                        "name: a, metric: uptime, below: {warning: 5, critical: 10}",
                        "rule a: below.critical = 10: expected a value below warning = 5"),
                rule(
                        "name: a, metric: uptime, below: {warning: 5}, clear: {warning: 4}",
                        "rule a: clear.warning = 4 is on the wrong side: expected a value above below.warning = 5"),
                rule(
                        "name: a, metric: uptime, above: {warning: 5}, clear: {critical: 4}",
                        "rule a: clear.critical is given, but above.critical is not"),
                rule(
                        "name: a, metric: uptime, above: {warning: 80, critical: 95}, clear: {critical: 70}",
                        "rule a: clear: an alert that clears critical at 70 would have to be past the clear level of "
                                + "warning, 76"),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, clear: {other: 1}",
                        "rule a: clear.other is not a key of clear"),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, for: -1s",
                        "rule a: for = \"-1s\": expected a duration such as 30s, 5m or 1h"),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, for: 999999999999d",
                        "rule a: for = \"999999999999d\": expected a duration such as 30s, 5m or 1h"),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, for: 25h",
                        "rule a: for = \"25h\": expected at most 1d"),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, where: web-1",
                        "rule a: where: expected keys with values, found \"web-1\""),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, where: {host: web-1}",
                        "rule a: where.host is not a key of where; did you mean hosts?"),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, where: {hosts: [{}]}",
                        "rule a: where.hosts: expected text, found a group of keys"),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, where: {labels: {zone: []}}",
                        "rule a: where.labels.zone: the list is empty, which says nothing; leave the key out"),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, where: {devices: sda}",
                        "rule a: where.devices: uptime is taken over the whole host, it has no devices"),
                rule(
                        "name: a, metric: uptime, above: {warning: 1}, subject: \"{device} of {hots}\"",
                        "rule a: subject: \"{device}\" stands for nothing, expected {host}",
                        "rule a: subject: \"{hots}\" stands for nothing, expected {host}"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldSayWhatIsWrong(String text, List<String> expected) {
        assertThat(problems(text)).containsExactlyElementsOf(expected);
    }
}
