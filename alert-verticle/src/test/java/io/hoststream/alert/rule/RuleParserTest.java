package io.hoststream.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.rule.Signal.Anomaly.Side;
import io.hoststream.avro.Severity;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleParserTest {

    private static Rule only(String rule) {
        List<Rule> rules =
                RuleParser.parse("rules.yaml", "rules: [" + rule + "]").list();
        assertThat(rules).hasSize(1);
        return rules.get(0);
    }

    @Test
    void shouldReadEveryKey() {
        Rules rules = RuleParser.parse("rules.yaml", """
            rules:
              - name: disk-full
                metric: disk_usage_percent
                above: {warning: 80, critical: 95}
                clear: {warning: 75, critical: 90.5}
                for: 1m30s
                keep-firing-for: 3m
                back-off: {times: 1.5, most: 10m}
                flap: {fires: 3, within: 2h, calm: 20m}
                minimum: {disk_total: 1e9, memory_total: 5}
                where:
                  hosts: [web-*, db-?]
                  groups: shop
                  labels: {environment: [prod*, live]}
                  devices: /home
                  not-hosts: web-9
                  not-groups: [lab]
                  not-labels: {tier: spare}
                  not-devices: [/home/tmp]
                subject: Disk {device} of {host}
                runbook: https://wiki.example/disk#full
                labels: {team: storage, tier: "1"}
                quiet: true
            """);
        assertThat(rules.origin()).isEqualTo("rules.yaml");
        assertThat(rules.list())
                .containsExactly(new Rule(
                        "disk-full",
                        new Signal.Value(Metric.DISK_USAGE_PERCENT),
                        new Threshold(
                                Direction.ABOVE,
                                List.of(new Level(Severity.WARNING, 80, 75), new Level(Severity.CRITICAL, 95, 90.5))),
                        new Timing(
                                Duration.ofSeconds(90),
                                Duration.ofMinutes(3),
                                new Timing.BackOff(1.5, Duration.ofMinutes(10)),
                                new Timing.Flapping(3, Duration.ofHours(2), Duration.ofMinutes(20))),
                        new Target(
                                new Selector(
                                        new Choice(
                                                List.of(new Glob("web-*"), new Glob("db-?")),
                                                List.of(new Glob("shop")),
                                                Map.of("environment", List.of(new Glob("prod*"), new Glob("live"))),
                                                List.of(new Glob("/home"))),
                                        new Choice(
                                                List.of(new Glob("web-9")),
                                                List.of(new Glob("lab")),
                                                Map.of("tier", List.of(new Glob("spare"))),
                                                List.of(new Glob("/home/tmp")))),
                                List.of(new Minimum(Metric.DISK_TOTAL, 1e9), new Minimum(Metric.MEMORY_TOTAL, 5))),
                        new Wording(
                                "Disk {device} of {host}",
                                "https://wiki.example/disk#full",
                                Map.of("team", "storage", "tier", "1"),
                                true),
                        List.of()));
    }

    @Test
    void shouldReadEveryKindOfSignal() {
        Rule change = only("{name: a, metric: memory_used, change: {over: 10m}, below: {warning: -5}}");
        assertThat(change.signal()).isEqualTo(new Signal.Change(Metric.MEMORY_USED, Duration.ofMinutes(10)));
        assertThat(change.threshold().levels()).containsExactly(new Level(Severity.WARNING, -5, -4.75));

        Rule anomaly = only("{name: a, metric: load_average_1m, anomaly: {side: up, least: 2}, above: {critical: 8}}");
        assertThat(anomaly.signal()).isEqualTo(new Signal.Anomaly(Metric.LOAD_AVERAGE_1M, Side.UP, 2));
        assertThat(only("{name: a, metric: load_average_1m, anomaly: {least: 2}, above: {critical: 8}}")
                        .signal())
                .isEqualTo(new Signal.Anomaly(Metric.LOAD_AVERAGE_1M, Side.BOTH, 2));

        Rule forecast = only("{name: a, metric: disk_usage_percent, "
                + "forecast: {reaches: 100, within: {warning: 7d, critical: 1d}}, clear: {warning: 20d}}");
        assertThat(forecast.signal()).isEqualTo(new Signal.Forecast(Metric.DISK_USAGE_PERCENT, 100));
        assertThat(forecast.threshold())
                .isEqualTo(new Threshold(
                        Direction.BELOW,
                        List.of(
                                new Level(Severity.WARNING, 604_800, 1_728_000),
                                new Level(Severity.CRITICAL, 86_400, 129_600))));

        Rule silence = only("{name: a, silent: {warning: 1m, critical: 5m}}");
        assertThat(silence.signal()).isEqualTo(new Signal.Silence());
        assertThat(silence.wording().subject()).isEqualTo("{host}");
        assertThat(silence.threshold())
                .isEqualTo(new Threshold(
                        Direction.ABOVE,
                        List.of(new Level(Severity.WARNING, 60, 57), new Level(Severity.CRITICAL, 300, 285))));
    }

    @Test
    void shouldReadAFileThatBeginsWithAByteOrderMark() {
        assertThat(RuleParser.parse("rules.yaml", "\uFEFFrules: []").list()).isEmpty();
    }

    @Test
    void shouldTakeSeveralRulesForOneMetricAndSharedPartsByAlias() {
        assertThat(RuleParser.parse("rules.yaml", """
            rules:
              - {name: a, metric: uptime, below: &limits {warning: 60}, for: 1m}
              - {name: b, metric: uptime, below: *limits}
            """).list())
                .extracting(Rule::name)
                .containsExactly("a", "b");
    }

    @Test
    void shouldFillInWhatIsNotGiven() {
        Rule rule = only("{name: slow, metric: disk_await_time, above: {warning: 100}}");
        assertThat(rule.threshold().levels()).containsExactly(new Level(Severity.WARNING, 100, 95));
        assertThat(rule.timing().hold()).isZero();
        assertThat(rule.target().where()).isEqualTo(Selector.ALL);
        assertThat(rule.wording().subject()).isEqualTo("disk_await_time of {device} on {host}");
        assertThat(only("{name: low, metric: memory_available, below: {critical: 1000}}")
                        .threshold()
                        .levels())
                .containsExactly(new Level(Severity.CRITICAL, 1000, 1050));
    }

    @Test
    void shouldTakeAnEmptyList() {
        assertThat(RuleParser.parse("rules.yaml", "rules: []").list()).isEmpty();
    }
}
