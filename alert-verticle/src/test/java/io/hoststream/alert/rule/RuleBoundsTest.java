package io.hoststream.alert.rule;

import static io.hoststream.alert.rule.Mistakes.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.form.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that are no YAML, or more of it than anybody writes. */
class RuleBoundsTest {

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
