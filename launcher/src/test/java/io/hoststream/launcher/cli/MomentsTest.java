package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.process.UserException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "now, 2026-03-01T12:00:00Z",
        "2h, 2026-03-01T10:00:00Z",
        "-2h, 2026-03-01T10:00:00Z",
        "1d12h, 2026-02-28T00:00:00Z",
        "2026-02-27, 2026-02-27T00:00:00Z",
        "1769860811000, 2026-01-31T12:00:11Z",
        "2026-02-27T10:30:00Z, 2026-02-27T10:30:00Z",
        "2026-02-27T10:30:00+02:00, 2026-02-27T08:30:00Z"
    })
    void shouldReadMomentsAsPeopleWriteThem(String text, Instant moment) {
        assertThat(Moments.parse("--from", text, NOW)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30", "2026-02-27T10:30", "--2h", "-", "2 parsecs"})
    void shouldSayWhatIsExpected(String text) {
        assertThatThrownBy(() -> Moments.parse("--from", text, NOW))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("--from is '" + text + "'; expected so long ago, such as 1h or 7d");
    }

    @Test
    void shouldRefuseARangeThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> Moments.requireOrder(NOW, NOW))
                .hasMessage(
                        "--from 2026-03-01T12:00:00Z is not before --to 2026-03-01T12:00:00Z; expected --from before"
                                + " --to");
    }
}
