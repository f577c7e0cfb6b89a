package io.hoststream.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    @TempDir
    Path directory;

    @Test
    void shouldReportAllProblemsAtOnceEachWithItsPlace() {
        Path file = Reading.file(directory, """
                demo:
                  count: many
                  intervall: 10s
                  share: 2
                other:
                  thing: 1
                """);
        Sources sources = new Sources(
                Optional.of(file),
                Map.of("HOSTSTREAM_DEMO__ACTIVE", "perhaps"),
                List.of("demo.rom=1MB", "demo.every=soon"));

        assertThat(Reading.problems(sources))
                .containsExactlyInAnyOrder(
                        "demo.yaml:2: demo.count = \"many\": expected a whole number",
                        "demo.yaml:3: demo.intervall is not a setting",
                        "demo.yaml:4: demo.share = \"2\": expected from 0 to 1",
                        "demo.yaml:6: other.thing is not a setting",
                        "environment HOSTSTREAM_DEMO__ACTIVE: demo.active = \"perhaps\": expected true or false",
                        "--set: demo.rom is not a setting; did you mean demo.room?",
                        "--set: demo.every = \"soon\": expected a duration such as 10s, 500ms, 1m30s or 2h");
    }

    @Test
    void shouldPutEveryProblemOnALineOfItsOwn() {
        assertThatThrownBy(() -> Reading.settings(Reading.of("demo.count=0", "demo.share=7")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("--set: demo.count = \"0\": expected from 1 to 10\n"
                        + "--set: demo.share = \"7\": expected from 0 to 1");
    }

    @ParameterizedTest
    @CsvSource({
        "demo.coutn, demo.count",
        "demo.count_, demo.count",
        "Demo.Text, demo.text",
        "demo.notesFile, demo.notes-file",
        "demo.notes_file, demo.notes-file",
        "demo.pasword, demo.password"
    })
    void shouldGuessWhichKeyWasMeant(String key, String meant) {
        assertThat(Reading.problems(Reading.of(key + "=1")))
                .containsExactly("--set: " + key + " is not a setting; did you mean " + meant + "?");
    }

    @Test
    void shouldNotGuessWildly() {
        assertThat(Reading.problems(Reading.of("qwertyuiop.asdfgh=1")))
                .containsExactly("--set: qwertyuiop.asdfgh is not a setting");
    }

    @Test
    void shouldReportAnUnknownVariableOfItsOwnPrefix() {
        assertThat(Reading.problems(Reading.of(Map.of("HOSTSTREAM_DEMO__TXT", "1"))))
                .containsExactly(
                        "environment HOSTSTREAM_DEMO__TXT: demo.txt is not a setting; did you mean demo.text?");
    }

    @ParameterizedTest
    @CsvSource({"demo.text", "=value", "''"})
    void shouldSayHowAnOverrideIsWritten(String override) {
        assertThat(Reading.problems(Reading.of(override)))
                .containsExactly("--set: \"" + override + "\": expected key=value, such as collect.interval=1s");
    }

    @Test
    void shouldReportAKeyThatIsGivenTwiceWithBothLines() {
        assertThat(problems("""
                demo:
                  text: a
                  word: b
                  text: c
                demo.word: d
                """))
                .containsExactly(
                        "demo.yaml:4: demo.text is given twice, first at demo.yaml:2",
                        "demo.yaml:5: demo.word is given twice, first at demo.yaml:3");
    }

    @Test
    void shouldReportALabelThatIsGivenTwice() {
        assertThat(problems("""
                demo:
                  labels:
                    a: 1
                    a: 2
                """)).containsExactly("demo.yaml:4: a is given twice");
    }

    @Test
    void shouldReportAListOrAGroupWhereOneValueBelongs() {
        assertThat(problems("demo:\n  text: [a, b]\n"))
                .containsExactly("demo.yaml:2: demo.text = [a, b]: expected one value, not a list or a group of keys");
        assertThat(problems("demo:\n  names: [[a], b]\n"))
                .contains("demo.yaml:2: expected plain text, found a list or a group of keys");
        assertThat(problems("demo:\n  labels: {a: {b: c}}\n"))
                .contains("demo.yaml:2: expected plain text, found a list or a group of keys");
        assertThat(problems("demo:\n  text:\n    more: 1\n"))
                .containsExactly("demo.yaml:3: demo.text.more is not a setting");
    }

    @Test
    void shouldReportAValueWhereAGroupBelongs() {
        assertThat(problems("demo: 5\n")).containsExactly("demo.yaml:1: demo is not a setting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"- a | 1", "just words | 1", "'\n\n7' | 3"})
    void shouldReportAFileThatIsNotAMapping(String yaml, int line) {
        assertThat(problems(yaml))
                .containsExactly("demo.yaml:" + line + ": expected keys with values, such as \"collect:\"");
    }

    @Test
    void shouldReportTheLineOfWhatIsNotYaml() {
        assertThat(problems("demo:\n  text: [a\n  word: b\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("demo.yaml:3: is not YAML: "));
        assertThat(problems("demo:\n\ttext: a\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("demo.yaml:2: is not YAML: ")
                        .contains("TAB"));
        assertThat(problems("demo:\n  text: \"open\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).matches("demo.yaml:\\d: is not YAML: .*"));
        assertThat(problems("a: 1\n---\nb: 2\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).matches("demo.yaml:\\d: is not YAML: .*single document.*"));
        assertThat(problems("demo: *nobody\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("demo.yaml:1: is not YAML: ")
                        .contains("nobody"));
        assertThat(problems("text: \u0007\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("demo.yaml: is not YAML: "));
    }

    @Test
    void shouldReportAGroupThatContainsItself() {
        assertThat(problems("demo: &loop\n  again: *loop\n")).containsExactly("demo.yaml:1: demo contains itself");
    }

    @Test
    void shouldReportAFileThatCannotBeRead() throws IOException {
        assertThat(Reading.problems(Reading.of(directory.resolve("missing.yaml"))))
                .containsExactly("missing.yaml: does not exist");
        Path binary = Files.write(directory.resolve("binary.yaml"), new byte[] {'a', ':', ' ', (byte) 0xC3, 0x28});
        assertThat(Reading.problems(Reading.of(binary))).containsExactly("binary.yaml: is not UTF-8 text");
        Path large = Files.write(directory.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        assertThat(Reading.problems(Reading.of(large)))
                .containsExactly("large.yaml: is larger than 1 MB, which no settings file is");
        Path folder = Files.createDirectory(directory.resolve("folder.yaml"));
        assertThat(Reading.problems(Reading.of(folder)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("folder.yaml: cannot be read: "));
    }

    @Test
    void shouldKeepProblemsInTheOrderInWhichTheyWereFound() {
        Problems problems = new Problems();
        assertThat(problems.none()).isTrue();
        problems.throwIfAny();

        problems.add(Origin.line("f", 3), "first");
        problems.add(Origin.DEFAULT, "second");

        assertThat(problems.none()).isFalse();
        assertThat(problems.found()).extracting(Problem::toString).containsExactly("f:3: first", "default: second");
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        thrown -> assertThat(thrown.problems()).isEqualTo(problems.found()));
    }

    private List<String> problems(String yaml) {
        return Reading.problems(Reading.of(Reading.file(directory, yaml)));
    }
}
