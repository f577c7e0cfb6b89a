package io.hoststream.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hoststream.pipeline.settings.Problem;
import io.hoststream.pipeline.settings.SettingsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person can get wrong in a rules file, and what is said about it. */
class RuleMistakesTest {

    private static List<String> problems(String text) {
        SettingsException refused =
                catchThrowableOfType(SettingsException.class, () -> RuleParser.parse("rules.yaml", text));
        assertThat(refused).as("the file is refused").isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

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

    private static Arguments mistake(String text, String... problems) {
        return Arguments.of(text, List.of(problems));
    }

    private static Arguments rule(String keys, String... problems) {
        return Arguments.of(
                "rules: [{" + keys + "}]",
                List.of(problems).stream()
                        .map(problem -> "rules.yaml:1: " + problem)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldSayWhatIsWrong(String text, List<String> expected) {
        assertThat(problems(text)).containsExactlyElementsOf(expected);
    }

    static List<Arguments> mistakesOfNewerKeys() {
        String uptime = "name: a, metric: uptime, above: {warning: 1}, ";
        return List.of(
                rule(
                        "name: a, silent: {warning: 1m}, metric: uptime, above: {warning: 1}, clear: {warning: 1m}",
                        "rule a: metric: a host that is silent is watched as a whole, and is back with its next sample",
                        "rule a: above: a host that is silent is watched as a whole, and is back with its next sample",
                        "rule a: clear: a host that is silent is watched as a whole, and is back with its next sample"),
                rule(
                        "name: a, silent: {warning: 1m, critical: 30s}",
                        "rule a: silent.critical = 30s: expected a value above warning = 1m"),
                rule("name: a, silent: {warning: 0s}", "rule a: silent.warning = \"0s\": expected at least 1s"),
                rule(
                        "name: a, silent: {warning: 1m}, forecast: {reaches: 1, within: {warning: 1d}}",
                        "rule a: expected one of silent, forecast, anomaly, change, found silent and forecast"),
                rule(
                        "name: a, metric: disk_usage_percent, forecast: {reaches: 120}",
                        "rule a: forecast: expected reaches, the level that is forecast, and within, the time until then",
                        "rule a: forecast.reaches = 120: disk_usage_percent runs from 0 to 100"),
                rule(
                        "name: a, metric: disk_usage_percent, forecast: {reaches: 100, within: {warning: 1d, critical: 7d}}",
                        "rule a: forecast.within.critical = 7d: expected a value below warning = 1d"),
                rule(
                        "name: a, metric: disk_usage_percent, forecast: {reaches: 100, within: {warning: 7d}}, "
                                + "clear: {warning: 6d}",
                        "rule a: clear.warning = 6d is on the wrong side: expected a value above forecast.within.warning = 7d"),
                rule(
                        "name: a, metric: cpu_usage_percent, anomaly: {side: upp}, below: {warning: 5}",
                        "rule a: below: an anomaly is a distance, in spreads; expected above, and the side in anomaly.side",
                        "rule a: anomaly.side = \"upp\": expected up, down or both",
                        "rule a: expected above, with the limits in spreads"),
                rule(
                        "name: a, metric: cpu_usage_percent, anomaly: {side: up}, above: {warning: -5}",
                        "rule a: above.warning = -5: the number of spreads is never below 0"),
                rule(
                        "name: a, metric: uptime, change: {}, above: {warning: 1}",
                        "rule a: change: expected over, the time over which the change is taken, such as 10m"),
                rule(
                        "name: a, metric: cpu_usage_percent, change: {over: 1m}, above: {warning: 101}",
                        "rule a: above.warning = 101: the change of cpu_usage_percent runs from -100 to 100"),
                rule(
                        "name: a, metric: memory_oom_kills_total, above: {warning: 1}",
                        "rule a: metric = \"memory_oom_kills_total\": counts since boot and only grows; "
                                + "expected change: {over: 10m} beside it"),
                rule(
                        "name: a, metric: disk_await_time, above: {warning: -1}",
                        "rule a: above.warning = -1: disk_await_time is never below 0"),
                rule(
                        "name: a, metric: disk_await_time, above: {warning: 0}",
                        "rule a: above.warning = 0: disk_await_time is always that or more"),
                rule(
                        "name: a, metric: disk_await_time, above: {warning: .nan}",
                        "rule a: above.warning = \".nan\": expected a number"),
                rule(
                        "name: a, metric: uptime, above: {warn: 1}",
                        "rule a: above.warn is not a key of above; did you mean warning?"),
                rule(
                        "name: a, metric: host_cpu_usage_ratio, above: {warning: 1}",
                        "rule a: metric = \"host_cpu_usage_ratio\": there is no such metric; that is its name in "
                                + "Prometheus, here it is cpu_usage_percent in %"),
                rule(
                        "name: a, metric: node_load1, above: {warning: 1}",
                        "rule a: metric = \"node_load1\": there is no such metric; did you mean load_average_1m?"),
                rule(
                        "name: a, metric: CPU_USAGE_PERCENT, above: {warning: 1}",
                        "rule a: metric = \"CPU_USAGE_PERCENT\": there is no such metric; did you mean cpu_usage_percent?"),
                rule(
                        "name: a, metric: percent_of_memory_usage, above: {warning: 1}",
                        "rule a: metric = \"percent_of_memory_usage\": there is no such metric; "
                                + "did you mean memory_usage_percent?"),
                rule(
                        uptime + "minimum: {disk_usage: 1, cpu_usage_percent: 101}",
                        "rule a: minimum.disk_usage: there is no such metric; did you mean disk_usage_percent?",
                        "rule a: minimum.cpu_usage_percent = 101: cpu_usage_percent runs from 0 to 100"),
                rule(
                        "name: a, metric: disk_await_time, above: {warning: 1}, minimum: {network_packets_recv: 1}",
                        "rule a: minimum.network_packets_recv: is taken over each interface, the rule's metric over "
                                + "each disk; expected a metric of the same, or of the whole host"),
                rule(
                        uptime + "for: 5m, back-off: {times: 1, most: 5m}",
                        "rule a: back-off.times = 1: expected more than 1 and at most 10",
                        "rule a: back-off.most = 5m: expected more than for = 5m"),
                rule(
                        uptime + "back-off: {times: 2, most: 5m}",
                        "rule a: back-off: needs a delay that can grow; expected \"for\" beside it"),
                rule(
                        uptime + "flap: {fires: 1.5, within: soon}",
                        "rule a: flap.fires = 1.5: expected a whole number from 2 to 100",
                        "rule a: flap.within = \"soon\": expected a duration such as 30s, 5m or 1h"),
                rule(
                        uptime + "where: {hosts: \"!web-*\", not-devices: sda}",
                        "rule a: where.not-devices: uptime is taken over the whole host, it has no devices",
                        "rule a: where.hosts = \"!web-*\": exceptions have a key of their own, such as not-hosts"),
                rule(uptime + "quiet: yes", "rule a: quiet = \"yes\": expected true or false"),
                rule(
                        uptime + "runbook: \"javascript:alert(1)\"",
                        "rule a: runbook = \"javascript:alert(1)\": expected an address that begins with https:// or "
                                + "http://, or a path such as docs/runbooks/cpu.md"),
                rule(
                        uptime + "labels: {severity: page, 1st: x}",
                        "rule a: labels.severity: every alert has a label of that name already",
                        "rule a: labels: \"1st\": expected a label's name: up to 64 letters, digits and underscores, "
                                + "no digit first"),
                rule(
                        uptime + "keep_firing_for: 5m",
                        "rule a: keep_firing_for is not a key of a rule; " + "did you mean keep-firing-for?"));
    }

    static List<Arguments> mistakesOfOverrides() {
        return List.of(
                override("[]", "overrides: expected a list of overrides, each with where and what is different there"),
                override(
                        "{off: true}",
                        "overrides: expected a list of overrides, each with where and what is different there"),
                override(
                        "[{where: {hosts: web-1}}]",
                        "overrides 1: changes nothing; expected a limit or a time that is not the rule's, or \"off: true\""),
                override(
                        "[{where: {hosts: web-1}, above: {warning: 80}}]",
                        "overrides 1: changes nothing; expected a limit or a time that is not the rule's, or \"off: true\""),
                override(
                        "[{off: true}, {where: {hosts: web-1}, for: 1h}]",
                        "overrides 2: is never reached: override 1 is for every host, and the first that fits counts"),
                override(
                        "[{where: {groups: db}, for: 1h}, {where: {groups: db}, off: true}]",
                        "overrides 2: is never reached: override 1 is for the same hosts and devices, and the first "
                                + "that fits counts"),
                override(
                        "[{where: {groups: db}, off: true, above: {warning: 90}}]",
                        "overrides 1: above: says nothing where the rule is off"),
                override(
                        "[{where: {groups: db}, off: false}]",
                        "overrides 1: off: expected true, or no such key",
                        "overrides 1: changes nothing; expected a limit or a time that is not the rule's, or \"off: true\""),
                override(
                        "[{where: {groups: db}, above: {warning: 97}}]",
                        "overrides 1: above.critical = 95: expected a value above warning = 97"),
                override(
                        "[{where: {groups: db}, above: {warning: off, critical: off}}]",
                        "overrides 1: above: no limit is left; \"off: true\" in the override turns the whole rule off"),
                override(
                        "[{where: {groups: db}, metric: uptime}]",
                        "overrides 1: metric is not a key of an override",
                        "overrides 1: changes nothing; expected a limit or a time that is not the rule's, or \"off: true\""),
                override(
                        "[{where: {groups: db}, below: {warning: 3}}]",
                        "overrides 1: expected either above or below, found both"),
                override(
                        "[{where: {not-devices: sda}, for: 1h}]",
                        "overrides 1: where.not-devices is not a key of where",
                        "overrides 1: where.not-devices: cpu_usage_percent is taken over the whole host, it has no devices"),
                override("[text]", "overrides 1: expected keys with values, found \"text\""));
    }

    private static Arguments override(String overrides, String... problems) {
        return rule(
                "name: a, metric: cpu_usage_percent, above: {warning: 80, critical: 95}, overrides: " + overrides,
                List.of(problems).stream().map(problem -> "rule a: " + problem).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource({"mistakesOfNewerKeys", "mistakesOfOverrides"})
    void shouldSayWhatElseIsWrong(String text, List<String> expected) {
        assertThat(problems(text)).containsExactlyElementsOf(expected);
    }

    @Test
    void shouldTellMistakesOfOverridesBesideThoseOfTheRule() {
        assertThat(problems("""
                        rules:
                          - name: a
                            metric: cpu_usage_percent
                            above: {warning: 180}
                            overrides:
                              - where: {host: x}
                                for: soon
                        """))
                .containsExactly(
                        "rules.yaml:4: rule a: above.warning = 180: cpu_usage_percent runs from 0 to 100",
                        "rules.yaml:6: rule a: overrides 1: where.host is not a key of where; did you mean hosts?",
                        "rules.yaml:7: rule a: overrides 1: for = \"soon\": expected a duration such as 30s, 5m or 1h");
    }

    @Test
    void shouldNameTheLineOfWhatIsNotYaml() {
        assertThat(problems("rules:\n\t- name: a\n"))
                .containsExactly("rules.yaml:2: is not YAML: found character '\\t(TAB)' that cannot start any token. "
                        + "(Do not use \\t(TAB) for indentation)");
        assertThat(problems("rules: []\n# \u0000\n"))
                .containsExactly("rules.yaml:2: is not text: found the character U+0000");
        assertThat(problems("rules:\n  - name: 'a\n"))
                .singleElement()
                .asString()
                .startsWith("rules.yaml:3: is not YAML: ");
        assertThat(problems("rules: []\n---\nrules: []\n"))
                .singleElement()
                .asString()
                .contains("is not YAML");
        assertThat(problems("[".repeat(60))).singleElement().asString().contains("nested deeper");
    }

    @Test
    void shouldRefuseMoreThanAnybodyWrites() {
        StringBuilder many = new StringBuilder("rules:\n");
        for (int i = 0; i <= RuleParser.MOST_RULES; i++) {
            many.append("  - {name: r").append(i).append(", metric: uptime, above: {warning: 1}}\n");
        }
        assertThat(problems(many.toString()))
                .containsExactly("rules.yaml:2: rules: expected at most 1000 rules, found 1001");
    }

    @Test
    void shouldNotDrownInMistakes() {
        StringBuilder many = new StringBuilder("rules:\n");
        for (int i = 0; i < 999; i++) {
            many.append("  - {name: a, x: 1}\n");
        }
        List<String> found = problems(many.toString());
        assertThat(found).hasSize(Page.MOST_PROBLEMS + 1);
        assertThat(found.get(0)).startsWith("rules.yaml:2: rule a: ");
        assertThat(found.get(Page.MOST_PROBLEMS)).matches("rules.yaml: and \\d+ more");
    }

    @Test
    void shouldQuoteNoMoreThanThereIsRoomFor() {
        String word = "x".repeat(100_000);
        String key = "k".repeat(1000);
        assertThat(problems("rules: [{name: a, metric: " + word + ", above: {warning: 1}, " + key + ": " + word + "}]"))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).hasSizeLessThan(300));
    }

    /** Aliases let a few lines stand for any number; reading them has to end, and soon. */
    @Test
    @Timeout(20)
    void shouldOutliveAliasesThatMultiply() {
        String hosts = "h".concat(", h".repeat(999));
        StringBuilder bomb = new StringBuilder("rules:\n");
        for (int i = 0; i < 26; i++) {
            bomb.append("  - {name: r").append(i).append(", metric: uptime, above: {warning: 1}, overrides: ");
            bomb.append(i > 0 ? "*o" : "&o [" + overrides(hosts) + "]").append("}\n");
        }
        assertThat(problems(bomb.toString())).anyMatch(problem -> problem.contains("is too much"));
        assertThat(problems("rules: &a [*a]")).isNotEmpty();
        assertThat(problems("rules: [&a {name: a, above: *a, overrides: [*a, *a]}]"))
                .isNotEmpty();
    }

    private static String overrides(String hosts) {
        StringBuilder list = new StringBuilder("{where: {hosts: &h [" + hosts + "]}, off: true}");
        for (int i = 1; i < 24; i++) {
            list.append(", {where: {hosts: *h, groups: g").append(i).append("}, off: true}");
        }
        return list.toString();
    }
}
