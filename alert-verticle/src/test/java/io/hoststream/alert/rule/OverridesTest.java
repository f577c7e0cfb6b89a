package io.hoststream.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hoststream.avro.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverridesTest {

    private static final Rules RULES = RuleParser.parse("rules.yaml", """
        rules:
          - name: disk-full
            metric: disk_usage_percent
            above: {warning: 80, critical: 95}
            clear: {warning: 70, critical: 90}
            for: 2m
            labels: {team: ops}
            where: {not-hosts: [test-*]}
            overrides:
              - where: {hosts: [db-*], devices: [/var/lib/*]}
                above: {critical: 90}
                labels: {tier: gold}
              - where: {hosts: [db-*], devices: [/tmp]}
                off: true
              - where: {groups: [lab, play], not-hosts: [lab-1]}
                above: {warning: off}
                for: 1h
              - where: {labels: {environment: dev}}
                off: true
        """);

    private static List<Rule> on(String host, Map<String, String> labels) {
        return RULES.matching(host, labels);
    }

    private static Rule only(String host, Map<String, String> labels) {
        List<Rule> found = on(host, labels);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** The rule that is in force for a device of db-1, if any is. */
    private static List<Rule> of(String device) {
        List<Rule> found = on("db-1", Map.of()).stream()
                .filter(rule -> rule.target().where().device(device))
                .toList();
        assertThat(found).as("never two for one device").hasSizeLessThan(2);
        return found;
    }

    @Test
    void shouldLeaveOtherHostsAsTheyAre() {
        assertThat(only("web-1", Map.of()).threshold().levels())
                .containsExactly(new Level(Severity.WARNING, 80, 70), new Level(Severity.CRITICAL, 95, 90));
        assertThat(only("web-1", Map.of()).variants()).isEmpty();
        assertThat(on("test-1", Map.of())).isEmpty();
        assertThat(on("web-1", Map.of("environment", "dev"))).isEmpty();
    }

    @Test
    void shouldTakeLimitsAndTimesOfTheFirstThatFits() {
        Rule lab = only("lab-2", Map.of("group", "lab", "environment", "dev"));

        assertThat(lab.threshold().levels())
                .as("the clear level of a limit that stays, stays")
                .containsExactly(new Level(Severity.CRITICAL, 95, 90));
        assertThat(lab.timing().hold()).isEqualTo(Duration.ofHours(1));
        assertThat(only("lab-1", Map.of("group", "lab")).timing().hold()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void shouldOverrideSingleDevices() {
        assertThat(of("/var/lib/mysql").get(0).threshold().levels())
                .as("a limit that changes takes the clear level that goes with it")
                .containsExactly(new Level(Severity.WARNING, 80, 70), new Level(Severity.CRITICAL, 90, 85.5));
        assertThat(of("/var/lib/mysql").get(0).wording().labels()).isEqualTo(Map.of("team", "ops", "tier", "gold"));
        assertThat(of("/tmp")).isEmpty();
        assertThat(of("/home").get(0).threshold().levels())
                .containsExactly(new Level(Severity.WARNING, 80, 70), new Level(Severity.CRITICAL, 95, 90));
    }

    @Test
    void shouldKeepToTheDevicesOfTheRule() {
        String rule = "rules: [{name: a, metric: disk_usage_percent, above: {warning: 80}, where: {devices: [/srv*]}, "
                + "overrides: [{where: {devices: [%s]}, for: 1m}]}]";
        assertThat(RuleParser.parse("rules.yaml", rule.replace("%s", "/srv/a*")).matching("x", Map.of()))
                .extracting(found -> found.target().where().device("/srv/ab") + " "
                        + found.target().where().device("/srv/b")
                        + found.target().where().device("/home"))
                .containsExactly("false truefalse", "true falsefalse");
        assertThat(catchThrowable(() -> RuleParser.parse("rules.yaml", rule.replace("%s", "/home"))))
                .hasMessage("rules.yaml:1: rule a: overrides 1: where.devices = \"/home\": "
                        + "expected some of the devices that the rule is for");
    }

    @Test
    void shouldOverrideEveryKindOfLimit() {
        List<Rule> found = RuleParser.parse("rules.yaml", """
            rules:
              - name: full
                metric: disk_usage_percent
                forecast: {reaches: 100, within: {warning: 7d, critical: 1d}}
                clear: {warning: 9d}
                overrides: [{where: {hosts: x}, forecast: {within: {warning: 2d}}}]
              - name: silent
                silent: {warning: 1m, critical: 5m}
                overrides: [{where: {hosts: x}, silent: {critical: 1h}}]
            """).matching("x", Map.of());
        assertThat(found)
                .extracting(rule -> rule.threshold().levels())
                .containsExactly(
                        List.of(
                                new Level(Severity.WARNING, 172_800, 259_200),
                                new Level(Severity.CRITICAL, 86_400, 129_600)),
                        List.of(new Level(Severity.WARNING, 60, 57), new Level(Severity.CRITICAL, 3600, 3420)));
    }
}
