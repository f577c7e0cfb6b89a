package io.hoststream.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentOptionsTest {

    @Test
    void shouldReadValuesAfterTheOptionAndAfterAnEqualsSign() {
        AgentOptions options = AgentOptions.parse(
                "run",
                "collect",
                "-c",
                "a.yaml",
                "--data=/tmp/x",
                "--set",
                "collect.labels.a=b",
                "-s=collect.interval=1s");

        assertThat(options.settingsFile()).isEqualTo(Path.of("a.yaml"));
        assertThat(options.data()).isEqualTo(Path.of("/tmp/x"));
        assertThat(options.overrides()).containsExactly("collect.labels.a=b", "collect.interval=1s");
        assertThat(options.help()).isFalse();
        assertThat(options.version()).isFalse();
    }

    @Test
    void shouldTakeOptionsAnywhere() {
        assertThat(AgentOptions.parse("run", "--data", "d", "collect").data()).isEqualTo(Path.of("d"));
    }

    @ParameterizedTest
    @CsvSource({"--help", "-h", "run --help", "run collect -h"})
    void shouldOnlyHelpWhenAskedTo(String line) {
        assertThat(AgentOptions.parse(line.split(" ")).help()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"version", "--version", "run -V"})
    void shouldOnlyTellTheVersionWhenAskedTo(String line) {
        assertThat(AgentOptions.parse(line.split(" ")).version()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run collect --confg x | unknown option \"--confg\"; did you mean --config?",
                "run collect --data | --data needs a value",
                "run serve | expected \"run collect\", found \"run serve\"",
                "run collect collect | expected \"run collect\", found \"run collect collect\"",
                "up | expected \"run collect\", found \"up\"",
                "'' | expected \"run collect\", found \"\""
            })
    void shouldNameWhatIsWrong(String line, String message) {
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");

        assertThatThrownBy(() -> AgentOptions.parse(words))
                .isInstanceOfSatisfying(
                        UserException.class,
                        wrong -> assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining(message);
    }
}
