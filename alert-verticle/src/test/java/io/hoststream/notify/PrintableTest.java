package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void shouldLeaveOrdinaryTextAlone() {
        assertThat(Printable.of("CPU of wéb-1 is at 97.3 % °C ▲ 日本 \uD83D\uDD25"))
                .isEqualTo("CPU of wéb-1 is at 97.3 % °C ▲ 日本 \uD83D\uDD25");
    }

    @Test
    void shouldShowWhatATerminalWouldObey() {
        assertThat(Printable.of("a\u001b[2Jb\r\nc\u0007\u007f\u009b\u202e\u2028\u200b"))
                .isEqualTo("a\\u001b[2Jb\\u000d\\u000ac\\u0007\\u007f\\u009b\\u202e\\u2028\\u200b");
        assertThat(Printable.of("\uD800")).isEqualTo("\\ud800");
    }

    @Test
    void shouldCutWhatIsTooLong() {
        assertThat(Printable.of("a".repeat(1001))).isEqualTo("a".repeat(1000) + "…");
    }
}
