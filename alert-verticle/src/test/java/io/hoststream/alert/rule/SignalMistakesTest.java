package io.hoststream.alert.rule;

import static io.hoststream.alert.rule.Mistakes.problems;
import static io.hoststream.alert.rule.Mistakes.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person can get wrong in kinds of signals, times and overrides. */
class SignalMistakesTest {

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
                        "rule a: forecast: expected reaches, the level that is forecast, and within, the time until"
                                + " then",
                        "rule a: forecast.reaches = 120: disk_usage_percent runs from 0 to 100"),
                rule(
                        "name: a, metric: disk_usage_percent, forecast: {reaches: 100, within: {warning: 1d, critical:"
                                + " 7d}}",
                        "rule a: forecast.within.critical = 7d: expected a value below warning = 1d"),
                rule(
                        "name: a, metric: disk_usage_percent, forecast: {reaches: 100, within: {warning: 7d}}, "
                                + "clear: {warning: 6d}",
                        "rule a: clear.warning = 6d is on the wrong side: expected a value above"
                                + " forecast.within.warning = 7d"),
                rule(
                        "name: a, metric: cpu_usage_percent, anomaly: {side: upp}, below: {warning: 5}",
                        "rule a: below: an anomaly is a distance, in spreads; expected above, and the side in"
                                + " anomaly.side",
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
                        "rule a: metric = \"CPU_USAGE_PERCENT\": there is no such metric; did you mean"
                                + " cpu_usage_percent?"),
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
                        "overrides 1: changes nothing; expected a limit or a time that is not the rule's, or \"off:"
                                + " true\""),
                override(
                        "[{where: {hosts: web-1}, above: {warning: 80}}]",
                        "overrides 1: changes nothing; expected a limit or a time that is not the rule's, or \"off:"
                                + " true\""),
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
                        "overrides 1: changes nothing; expected a limit or a time that is not the rule's, or \"off:"
                                + " true\""),
                override(
                        "[{where: {groups: db}, above: {warning: 97}}]",
                        "overrides 1: above.critical = 95: expected a value above warning = 97"),
                override(
                        "[{where: {groups: db}, above: {warning: off, critical: off}}]",
                        "overrides 1: above: no limit is left; \"off: true\" in the override turns the whole rule off"),
                override(
                        "[{where: {groups: db}, metric: uptime}]",
                        "overrides 1: metric is not a key of an override",
                        "overrides 1: changes nothing; expected a limit or a time that is not the rule's, or \"off:"
                                + " true\""),
                override(
                        "[{where: {groups: db}, below: {warning: 3}}]",
                        "overrides 1: expected either above or below, found both"),
                override(
                        "[{where: {not-devices: sda}, for: 1h}]",
                        "overrides 1: where.not-devices is not a key of where",
                        "overrides 1: where.not-devices: cpu_usage_percent is taken over the whole host, it has no"
                                + " devices"),
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
}
