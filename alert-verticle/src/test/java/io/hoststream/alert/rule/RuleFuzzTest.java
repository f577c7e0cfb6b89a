package io.hoststream.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.settings.Problem;
import io.hoststream.pipeline.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to a rules file: it is read, or refused with problems that name a place. */
class RuleFuzzTest {

    private static final int ROUNDS = 4000;
    private static final List<String> SCRAPS = List.of(
            "\t",
            "\n",
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            "- ",
            "&a ",
            "*a",
            "!!float ",
            "!",
            "#",
            "'",
            "\"",
            "|",
            ">",
            "? ",
            "~",
            "null",
            "-1",
            "1e999",
            ".nan",
            "99999999999999999999d",
            "\u0000",
            "\uFEFF",
            "\uD800",
            "é",
            "%",
            "@",
            "`",
            "---\n",
            "...",
            "<<: *a",
            "overrides: [{off: true}]",
            "silent: {warning: 1m}",
            "forecast: {}",
            "above: ",
            "0x1F");

    @Test
    void shouldReadOrRefuseWhateverBecomesOfAFile() throws IOException {
        String shipped = shipped();
        Random chance = new Random(20_260_301);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = shipped;
            for (int change = 0; change <= chance.nextInt(4); change++) {
                text = mutate(text, chance);
            }
            refused += refuses(text) ? 1 : 0;
        }
        assertThat(refused)
                .as("most changes are mistakes")
                .isGreaterThan(ROUNDS / 3)
                .isLessThan(ROUNDS);
    }

    private static boolean refuses(String text) {
        try {
            assertThat(RuleParser.parse("rules.yaml", text).list()).isNotNull();
            return false;
        } catch (SettingsException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .extracting(Problem::toString)
                    .allSatisfy(problem -> assertThat(problem)
                            .startsWith("rules.yaml:")
                            .hasSizeLessThan(600)
                            .doesNotContain("Exception", "null:"));
            return true;
        }
    }

    private static String mutate(String text, Random chance) {
        int from = chance.nextInt(text.length());
        int to = Math.min(text.length(), from + chance.nextInt(40));
        String piece = text.substring(from, to);
        String scrap = SCRAPS.get(chance.nextInt(SCRAPS.size()));
        String before = text.substring(0, from);
        String after = text.substring(to);
        return switch (chance.nextInt(6)) {
            case 0 -> before + after;
            case 1 -> before + piece + piece + after;
            case 2 -> before + scrap + after;
            case 3 -> before + scrap + piece + after;
            case 4 -> before + (char) chance.nextInt(0x3000) + after;
            default -> swapLines(text, chance);
        };
    }

    private static String swapLines(String text, Random chance) {
        String[] lines = text.split("\n", -1);
        int a = chance.nextInt(lines.length);
        int b = chance.nextInt(lines.length);
        String kept = lines[a];
        lines[a] = lines[b];
        lines[b] = kept;
        return String.join("\n", lines);
    }

    private static String shipped() throws IOException {
        try (InputStream in = RuleFile.class.getResourceAsStream("default-rules.yaml")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
