package io.hoststream.launcher.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.RuleFile;
import io.hoststream.alert.rule.RuleParser;
import io.hoststream.alert.rule.Signal;
import io.hoststream.storage.naming.NamingScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrometheusRulesTest {

    private static final Path SHIPPED = Path.of("..", "deploy", "prometheus", "rules", "hoststream.rules.yml");
    private static final Path TESTS = Path.of("..", "deploy", "prometheus", "tests");
    private static final Set<String> LABELS = Set.of("environment", "region", "group");

    private static String render(NamingScheme scheme, String rules) {
        return new PrometheusRules(scheme, LABELS, "https://wiki/").render(RuleParser.parse("rules.yaml", rules));
    }

    private static String render(String rules) {
        return render(NamingScheme.HOSTSTREAM, rules);
    }

    @Test
    void shouldBeWhatIsDelivered() throws IOException {
        assertThat(Files.readString(SHIPPED))
                .as("%s is out of date; write it anew with: ./hoststream rules prometheus > %s", SHIPPED, SHIPPED)
                .isEqualTo(new PrometheusRules(NamingScheme.HOSTSTREAM, LABELS, "").render(RuleFile.builtIn()));
    }

    @Test
    void shouldBeDeliveredAsRulesOfHoststreamToo() throws IOException {
        Path file = Path.of("..", "deploy", "rules", "rules.yaml");
        assertThat(Files.readString(file))
                .as(
                        "%s is out of date; write it anew with: ./hoststream rules defaults > deploy/rules/rules.yaml",
                        file)
                .isEqualTo(RuleFile.builtInText());
    }

    @Test
    void shouldHaveUnitTestsForEveryLimit() throws IOException {
        String tests = Files.readString(TESTS.resolve("hoststream.rules.test.yml"))
                + Files.readString(TESTS.resolve("hoststream.forecasts.test.yml"));
        assertThat(RuleFile.builtIn().list())
                .filteredOn(rule -> !(rule.signal() instanceof Signal.Anomaly))
                .extracting(Rule::name)
                .allSatisfy(name -> assertThat(tests).contains("alertname: " + name + "\n"));
    }

    @ParameterizedTest
    @EnumSource(NamingScheme.class)
    void shouldLeaveOutNothingButAnomalies(NamingScheme scheme) {
        String text = new PrometheusRules(scheme, LABELS, "").render(RuleFile.builtIn());
        assertThat(RuleFile.builtIn().list()).allSatisfy(rule -> {
            if (rule.signal() instanceof Signal.Anomaly) {
                assertThat(text).contains("# " + rule.name() + " is left out: ");
            } else {
                assertThat(text).contains("- alert: \"" + rule.name() + "\"");
            }
        });
    }

    @Test
    void shouldSelectHostsDevicesAndLabels() {
        assertThat(render("""
            rules:
              - name: a
                metric: disk_usage_percent
                above: {critical: 90}
                clear: {critical: 90}
                where:
                  hosts: [web-*, "db.1"]
                  not-groups: lab
                  labels: {region: e?}
                  devices: [/srv]
                  not-devices: ["/srv/a\\"b"]
            """))
                .contains("         "
                        + " host_filesystem_usage_ratio{host=~\"web-.*|db\\\\.1\",region=~\"e.\",mountpoint=\"/srv\",group!=\"lab\",mountpoint!=\"/srv/a\\\"b\"}"
                        + " >= 0.9\n");
    }

    @Test
    void shouldLeaveOutWhatSelectsByALabelThatIsNotExported() {
        assertThat(render("rules: [{name: a, metric: uptime, below: {warning: 60}, where: {labels: {tier: x}}}]"))
                .contains("# a is left out: it selects by label tier, which export.labels does not name")
                .contains("rules: []");
    }

    @Test
    void shouldTakeOverriddenHostsOut() {
        assertThat(render("""
            rules:
              - name: a
                metric: memory_usage_percent
                above: {warning: 80}
                clear: {warning: 80}
                overrides:
                  - {where: {hosts: db-1}, above: {warning: 90}, clear: {warning: 90}}
                  - {where: {groups: lab}, off: true}
            """))
                .contains("(host_memory_usage_ratio unless host_memory_usage_ratio{host=\"db-1\"} unless "
                        + "host_memory_usage_ratio{group=\"lab\"}) >= 0.8")
                .contains("host_memory_usage_ratio{host=\"db-1\"} >= 0.9");
    }

    @Test
    void shouldLetNothingOfARuleBecomeATemplate() {
        assertThat(render("rules: [{name: a, metric: uptime, below: {warning: 60}, subject: '{host} \"x\"', "
                        + "labels: {note: \"{{ 1 }}\"}, runbook: a.md}]"))
                .contains("note: \"{ { 1 }}\"")
                .contains("summary: \"{{ $labels.host }} \\\"x\\\" is at {{ $value | humanize }}\"")
                .contains("runbook_url: \"https://wiki/a.md\"");
    }

    @Test
    void shouldWatchRatesByTheirCounters() {
        assertThat(render("rules: [{name: a, metric: network_errors_in, above: {warning: 1}}, "
                        + "{name: b, metric: cpu_iowait_percent, above: {warning: 40}}]"))
                .contains("rate(host_network_receive_errors_total[1m]) >= 1")
                .contains(
                        "(sum without (mode) (rate(host_cpu_seconds_total{mode=\"iowait\"}[1m])) / host_cpus) >= 0.4");
        assertThat(render(
                        NamingScheme.NODE_EXPORTER, "rules: [{name: a, metric: load_average_1m, above: {warning: 1}}]"))
                .contains("node_load1 >= 1")
                .contains("{{ $labels.instance }}");
    }
}
