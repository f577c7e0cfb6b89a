package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.notify.NotifySettings.Colours;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void shouldUseColoursOnATerminalOnly() {
        Map<String, String> xterm = Map.of("TERM", "xterm");
        assertThat(Terminal.colours(Colours.AUTO, xterm, () -> true)).isTrue();
        assertThat(Terminal.colours(Colours.AUTO, xterm, () -> false)).isFalse();
        assertThat(Terminal.colours(Colours.AUTO, Map.of(), () -> true)).isFalse();
        assertThat(Terminal.colours(Colours.AUTO, Map.of("TERM", "dumb"), () -> true))
                .isFalse();
    }

    @Test
    void shouldHonourNoColor() {
        Map<String, String> environment = Map.of("TERM", "xterm", "NO_COLOR", "1");
        assertThat(Terminal.colours(Colours.AUTO, environment, () -> true)).isFalse();
        assertThat(Terminal.colours(Colours.ALWAYS, environment, () -> false)).isTrue();
        assertThat(Terminal.colours(Colours.NEVER, Map.of("TERM", "xterm"), () -> true))
                .isFalse();
    }

    @Test
    void shouldNotTakeAPipeForATerminal() {
        assertThat(Terminal.isStandardOutput())
                .as("tests run with their output in a pipe")
                .isFalse();
    }
}
