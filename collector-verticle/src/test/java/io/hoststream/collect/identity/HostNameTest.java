package io.hoststream.collect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    private static final Path OWN = Path.of("/");

    @TempDir
    Path root;

    @Test
    void shouldTakeTheNameOfTheMachineAndNotOfTheContainer() throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/hostname"), "machine-7\n");

        assertThat(HostName.choose(Optional.empty(), root)).isEqualTo("machine-7");
        assertThat(HostName.choose(Optional.of("web-1"), root)).isEqualTo("web-1");
        assertThat(HostName.choose(Optional.empty(), root.resolve("nowhere")))
                .isEqualTo(HostName.choose(Optional.empty(), OWN));
    }

    @Test
    void shouldTakeTheConfiguredNameFirst() {
        assertThat(HostName.choose(Optional.of("web-1"), OWN)).isEqualTo("web-1");
    }

    @Test
    void shouldTakeTheNameOfTheSystem() {
        assertThat(HostName.choose(Optional.empty(), OWN)).matches(HostName.FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(none)", "two words", "umlaut-\u00fc", "a/b"})
    void shouldRefuseASystemNameThatIsNoneAndSayWhatToDo(String name) {
        assertThatIllegalStateException()
                .isThrownBy(() -> HostName.checked(name))
                .withMessageContaining("'" + name + "'")
                .withMessageContaining("collect.host");
    }
}
