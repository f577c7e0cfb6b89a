package io.hoststream.launcher.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.RuleFile;
import io.hoststream.alert.rule.RuleParser;
import io.hoststream.schema.metric.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every shipped rule says what to do, and the page on rules says everything that a rule can say. */
class RunbooksTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern QUERY = Pattern.compile("hoststream query (\\S+)");

    @Test
    void shouldBeOneForEachShippedRule() throws IOException {
        assertThat(pages())
                .extracting(page -> page.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(RuleFile.builtIn().list().stream()
                        .map(rule -> rule.name() + ".md")
                        .toList());
        assertThat(RuleFile.builtIn().list())
                .extracting(Rule::wording)
                .allSatisfy(wording ->
                        assertThat(DOCS.resolveSibling(wording.runbook())).isNotEmptyFile());
    }

    @Test
    void shouldAllSayTheSameThings() throws IOException {
        assertThat(pages())
                .allSatisfy(page -> assertThat(Files.readString(page))
                        .contains(
                                "## What it means",
                                "## How bad it is",
                                "## What to look at",
                                "## Usual causes",
                                "## What to do")
                        .contains("## When to change the limit", "```\nhoststream "));
    }

    @Test
    void shouldAskForMetricsThatThereAre() throws IOException {
        for (Path page : pages()) {
            for (Matcher query = QUERY.matcher(Files.readString(page)); query.find(); ) {
                assertThat(Metrics.find(query.group(1)))
                        .as("%s in %s", query.group(), page)
                        .isPresent();
            }
        }
    }

    @Test
    void shouldHaveEveryKeyOnThePageOnRules() throws IOException {
        String page = Files.readString(DOCS.resolve(Path.of("reference", "alert-rules.md")));
        assertThat(RuleParser.keys())
                .allSatisfy(key -> assertThat(page).containsPattern("\\| [^|]*`" + key + "`[^|]* \\|"));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("runbooks"))) {
            return files.sorted().toList();
        }
    }
}
