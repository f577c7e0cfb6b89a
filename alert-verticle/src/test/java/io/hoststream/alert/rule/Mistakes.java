package io.hoststream.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hoststream.pipeline.settings.Problem;
import io.hoststream.pipeline.settings.SettingsException;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Wrong rules, and what is said about them. */
final class Mistakes {

    private Mistakes() {}

    /** What is said about a file. */
    static List<String> problems(String text) {
        SettingsException refused =
                catchThrowableOfType(SettingsException.class, () -> RuleParser.parse("rules.yaml", text));
        assertThat(refused).as("the file is refused").isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    /** A file and what is said about it. */
    static Arguments mistake(String text, String... problems) {
        return Arguments.of(text, List.of(problems));
    }

    /** The keys of the only rule of a file of one line, and what is said about it. */
    static Arguments rule(String keys, String... problems) {
        return Arguments.of(
                "rules: [{" + keys + "}]",
                List.of(problems).stream()
                        .map(problem -> "rules.yaml:1: " + problem)
                        .toList());
    }
}
