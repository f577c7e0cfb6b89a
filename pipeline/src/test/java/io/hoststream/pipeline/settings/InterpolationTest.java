package io.hoststream.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("WHO", "me", "MANY", "7", "ODD", "$1 \\ ${env:WHO}");

    @TempDir
    Path directory;

    @Test
    void shouldFillInVariables() {
        Demo demo = read("demo.text=<${env:WHO}> and <${env:WHO}>", "demo.count=${env:MANY}");

        assertThat(demo.text()).isEqualTo("<me> and <me>");
        assertThat(demo.count()).isEqualTo(7);
    }

    @Test
    void shouldFillInTheContentOfAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "s3cret\n");

        assertThat(read("demo.password=${file:" + file + "}").password())
                .map(Secret::reveal)
                .contains("s3cret");
    }

    @Test
    void shouldTakeTheAlternativeWhereThereIsNone() {
        assertThat(read("demo.text=${env:NOBODY:-you}").text()).isEqualTo("you");
        assertThat(read("demo.text=${env:NOBODY:-}").text()).isEmpty();
        assertThat(read("demo.text=${env:NOBODY:-a:-b}").text()).isEqualTo("a:-b");
        assertThat(read("demo.text=${file:/nowhere:-otherwise}").text()).isEqualTo("otherwise");
        assertThat(read("demo.text=${env:WHO:-you}").text()).isEqualTo("me");
    }

    @Test
    void shouldFillInListsAndMaps() {
        Path file = Reading.file(directory, """
                demo:
                  names: [x, "${env:WHO}"]
                  labels: {who: "${env:WHO}"}
                """);

        Demo demo = Reading.demo(new Sources(Optional.of(file), ENVIRONMENT, List.of()));

        assertThat(demo.names()).containsExactly("x", "me");
        assertThat(demo.labels()).containsExactly(Map.entry("who", "me"));
    }

    @Test
    void shouldNotFillInWhatWasFilledIn() {
        assertThat(read("demo.text=${env:ODD}").text()).isEqualTo("$1 \\ ${env:WHO}");
    }

    @Test
    void shouldLeaveOtherTextAlone() {
        assertThat(read("demo.text=$HOME $(x) {env:WHO} 100$").text()).isEqualTo("$HOME $(x) {env:WHO} 100$");
    }

    @Test
    void shouldSayWhichVariableIsMissing() {
        assertThat(problems("demo.text=${env:NOBODY}"))
                .containsExactly(
                        "--set: demo.text = \"${env:NOBODY}\": expected the environment variable NOBODY to be set");
    }

    @Test
    void shouldSayWhichFileCannotBeRead() {
        assertThat(problems("demo.password=${file:/nowhere/secret}"))
                .containsExactly("--set: demo.password = ***: expected a readable file at /nowhere/secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${WHO}", "${ENV:WHO}", "${env:}", "${}", "${secret:x}"})
    void shouldRefuseAReferenceThatNothingAnswersTo(String reference) {
        assertThat(problems("demo.text=" + reference))
                .containsExactly("--set: demo.text = \"" + reference
                        + "\": expected ${env:NAME}, ${env:NAME:-otherwise} or ${file:/path}");
    }

    private static Demo read(String... overrides) {
        return Reading.demo(new Sources(Optional.empty(), ENVIRONMENT, List.of(overrides)));
    }

    private static List<String> problems(String... overrides) {
        return Reading.problems(new Sources(Optional.empty(), ENVIRONMENT, List.of(overrides)));
    }
}
