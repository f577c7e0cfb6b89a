package io.hoststream.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleYamlTest {

    private static List<Rule> again(List<Rule> rules) {
        return RuleParser.parse("again.yaml", RuleYaml.write(rules)).list();
    }

    @Test
    void shouldReadBackAsTheSameRules() {
        List<Rule> shipped = RuleFile.builtIn().list();
        assertThat(again(shipped)).isEqualTo(shipped);
        assertThat(again(List.of())).isEmpty();
    }

    @Test
    void shouldKeepWhatIsHardToWrite() {
        List<Rule> rules = RuleParser.parse("rules.yaml", """
            rules:
              - name: "1.5"
                metric: disk_usage_percent
                above: {warning: 0.05, critical: 1e1}
                flap: {fires: 7}
                where:
                  hosts: ["*", "a: b", "true", "~", "# no"]
                  labels: {"k:1": ['"quoted"', 'back\\slash', "-1"]}
                subject: "{host}: 100 % of {device}, \\u00e9"
                labels: {on: "off", n: "5"}
            """).list();
        assertThat(again(rules)).isEqualTo(rules);
    }

    @Test
    void shouldWriteOverridesAsWhatIsDifferent() {
        List<Rule> rules = RuleParser.parse("rules.yaml", """
            rules:
              - name: a
                metric: disk_usage_percent
                above: {warning: 80, critical: 95}
                clear: {warning: 70, critical: 90}
                for: 5m
                keep-firing-for: 1m
                flap: {fires: 9}
                quiet: true
                minimum: {disk_total: 10}
                overrides:
                  - {where: {groups: b}, above: {warning: off}}
                  - {where: {groups: c}, above: {critical: 97}, clear: {critical: 90}}
                  - {where: {groups: d}, for: 0s, keep-firing-for: 0s, quiet: false}
                  - {where: {groups: e}, flap: {fires: 4}, minimum: {disk_total: 20}}
                  - {where: {groups: f}, off: true}
                  - {clear: {warning: 60}}
              - name: b
                metric: disk_usage_percent
                forecast: {reaches: 100, within: {warning: 7d, critical: 1d}}
                overrides: [{where: {hosts: x}, forecast: {within: {warning: off}}}]
              - name: c
                silent: {warning: 1m, critical: 5m}
                overrides: [{where: {hosts: x}, silent: {warning: 2m}}, {where: {hosts: y}, silent: {critical: off}}]
            """).list();
        assertThat(again(rules)).isEqualTo(rules);
        assertThat(RuleYaml.write(rules))
                .contains("- {where: {groups: [b]}, above: {warning: off}, clear: {critical: 90}}")
                .contains("- {where: {groups: [d]}, for: 0s, keep-firing-for: 0s, quiet: false}")
                .contains("- {where: {groups: [f]}, off: true}");
    }
}
