package io.hoststream.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    @TempDir
    Path directory;

    @Test
    void shouldReadYaml() {
        Demo demo = Reading.demo(Reading.of(Reading.file(directory, """
                # A comment
                demo:
                  text: "quoted: text"
                  count: 010
                  every: 1m
                  names: [x, y]
                  periods:
                    - 1s
                    - 2s
                  labels:
                    region: eu
                    owner.team: "a, b"
                  note: ~
                  password: null
                  shade:
                demo.share: 0.25
                """)));

        assertThat(demo.text()).isEqualTo("quoted: text");
        assertThat(demo.count()).isEqualTo(10);
        assertThat(demo.every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(demo.names()).containsExactly("x", "y");
        assertThat(demo.periods()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(demo.labels()).containsExactly(Map.entry("region", "eu"), Map.entry("owner.team", "a, b"));
        assertThat(demo.note()).isEmpty();
        assertThat(demo.password()).isEmpty();
        assertThat(demo.shade()).isEqualTo(Demo.Shade.DARK_BLUE);
        assertThat(demo.share()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "null\n", "~\n", "demo:\n", "{}\n"})
    void shouldReadAFileThatSaysNothing(String yaml) {
        assertThat(Reading.demo(Reading.of(Reading.file(directory, yaml)))).isEqualTo(Settings.defaults(Demo.class));
    }

    @Test
    void shouldReadAFileWithAByteOrderMarkAndWindowsLineEnds() {
        assertThat(Reading.demo(Reading.of(Reading.file(directory, "\uFEFFdemo:\r\n  text: bom\r\n")))
                        .text())
                .isEqualTo("bom");
    }

    @Test
    void shouldReadTheEnvironment() {
        Demo demo = Reading.demo(Reading.of(Map.of(
                "HOSTSTREAM_DEMO__NOTES_FILE", "/notes",
                "HOSTSTREAM_DEMO__LABELS", "a=1,b=2",
                "HOSTSTREAM_HOME", "not a setting",
                "PATH", "neither is this",
                "OTHER_DEMO__TEXT", "nor this")));

        assertThat(demo.notesFile()).contains(Path.of("/notes"));
        assertThat(demo.labels()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(demo.text()).isEqualTo("hello");
    }

    @Test
    void shouldLetTheLaterSourceWin() {
        Path file = Reading.file(directory, """
                demo:
                  text: file
                  word: file
                  note: file
                """);
        Sources sources = new Sources(
                Optional.of(file),
                Map.of("HOSTSTREAM_DEMO__WORD", "environment", "HOSTSTREAM_DEMO__NOTE", "environment"),
                List.of("demo.note=first", "demo.note=command"));

        Demo demo = Reading.demo(sources);

        assertThat(demo.text()).isEqualTo("file");
        assertThat(demo.word()).isEqualTo("environment");
        assertThat(demo.note()).contains("command");
    }

    @Test
    void shouldNotJudgeAValueThatALaterSourceReplaces() {
        Path file = Reading.file(directory, "demo: {count: many}\n");

        assertThat(Reading.demo(new Sources(Optional.of(file), Map.of(), List.of("demo.count=3")))
                        .count())
                .isEqualTo(3);
    }

    @Test
    void shouldShowEveryKeyWithItsValueAndItsSource() {
        Path file = Reading.file(directory, """
                demo:
                  text: ${env:WHO}
                  names: [x, y]
                """);
        Settings settings = Reading.settings(new Sources(
                Optional.of(file), Map.of("HOSTSTREAM_DEMO__WORD", "word", "WHO", "me"), List.of("demo.count=3")));

        assertThat(settings.effective()).hasSize(Demo.class.getRecordComponents().length);
        assertThat(settings.effective())
                .extracting(each -> each.key() + " = " + each.value() + " from "
                        + each.origin().text().replace(directory + "/", ""))
                .contains(
                        "demo.text = ${env:WHO} from demo.yaml:2",
                        "demo.names = [x, y] from demo.yaml:3",
                        "demo.word = word from environment HOSTSTREAM_DEMO__WORD",
                        "demo.count = 3 from --set",
                        "demo.note =  from default",
                        "demo.every = 10s from default")
                .isSorted();
        assertThat(settings.effective())
                .filteredOn(each -> each.key().equals("demo.count"))
                .containsExactly(
                        new Settings.Effective("demo.count", "3", Origin.COMMAND_LINE, "A bounded number", "7"));
    }
}
