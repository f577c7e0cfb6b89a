package io.hoststream.collect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @Test
    void shouldTakeTheConfiguredNameFirst() {
        assertThat(HostName.choose(Optional.of("web-1"))).isEqualTo("web-1");
    }

    @Test
    void shouldTakeTheNameOfTheSystem() {
        assertThat(HostName.choose(Optional.empty())).matches(HostName.FORM);
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
