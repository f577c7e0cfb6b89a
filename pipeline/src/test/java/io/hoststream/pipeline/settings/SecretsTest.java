package io.hoststream.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String HIDDEN = "correct-horse-battery";

    @TempDir
    Path directory;

    /** A component that cannot take any of the secrets that it is given. */
    @Prefix("strict")
    record Strict(
            @Setting(help = "Digits only", pattern = "\\d+") Optional<Secret> pin,
            @Setting(help = "Digits only", pattern = "\\d+") List<Secret> pins,
            @Setting(help = "Digits only", pattern = "\\d+") Map<String, Secret> named) {}

    @Test
    void shouldNotShowASecretInAnyText() {
        Demo demo = Reading.demo(Reading.of("demo.password=" + HIDDEN, "demo.keys=" + HIDDEN));

        assertThat(demo.toString()).doesNotContain(HIDDEN).contains("***");
        assertThat(new Secret(HIDDEN)).hasToString("***");
        assertThat(demo.password()).map(Secret::reveal).contains(HIDDEN);
    }

    @Test
    void shouldNotShowASecretAmongTheEffectiveSettings() {
        Path file = Reading.file(directory, "demo: {password: " + HIDDEN + ", keys: [" + HIDDEN + "]}\n");

        assertThat(Reading.settings(Reading.of(file)).effective())
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain(HIDDEN))
                .filteredOn(each -> each.value().equals("***"))
                .extracting(Settings.Effective::key)
                .containsExactly("demo.keys", "demo.password");
    }

    @Test
    void shouldNotShowASecretInAProblemWithIt() {
        Path file = Reading.file(
                directory, "strict: {pin: " + HIDDEN + ", pins: [" + HIDDEN + "], named: {a: " + HIDDEN + "}}\n");
        Problems problems = new Problems();
        try {
            Settings.read(Reading.of(file), List.of(Strict.class));
        } catch (SettingsException e) {
            e.problems().forEach(problem -> problems.add(problem.origin(), problem.message()));
        }

        assertThat(problems.found())
                .extracting(Problem::message)
                .containsExactly(
                        "strict.pin = ***: expected text that matches \\d+",
                        "strict.pins = ***: expected text that matches \\d+",
                        "strict.named = ***: expected text that matches \\d+");
    }

    @Test
    void shouldNotShowTheValueOfAKeyThatIsMistyped() {
        assertThat(Reading.problems(Reading.of("demo.pasword=" + HIDDEN)))
                .containsExactly("--set: demo.pasword is not a setting; did you mean demo.password?");
    }

    @Test
    void shouldNotRepeatAnAddressThatMayCarryAPassword() {
        assertThat(Reading.problems(Reading.of(Map.of(
                        "HOSTSTREAM_DEMO__ADDRESS", "${env:ADDRESS}", "ADDRESS", "http://me:" + HIDDEN + "@a b"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).doesNotContain(HIDDEN));
    }

    @Test
    void shouldCompareByValue() {
        assertThat(new Secret("a")).isEqualTo(new Secret("a")).hasSameHashCodeAs(new Secret("a"));
        assertThat(new Secret("a")).isNotEqualTo(new Secret("b")).isNotEqualTo("a");
    }
}
