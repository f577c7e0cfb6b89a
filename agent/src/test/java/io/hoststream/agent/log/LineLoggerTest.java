package io.hoststream.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;

class LineLoggerTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678912Z");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Logger log = new LineLogger(
            "io.hoststream.collect.Collector",
            Level.INFO,
            new PrintStream(written, true, StandardCharsets.UTF_8),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldWriteTimeLevelThreadLoggerAndText() {
        log.warn("part={} is not ready: {}", "collect", "no broker");

        assertThat(lines())
                .isEqualTo("2026-01-02T03:04:05.678Z WARN  ["
                        + Thread.currentThread().getName() + "] Collector part=collect is not ready: no broker");
    }

    @Test
    void shouldDropWhatIsBelowItsLevel() {
        log.debug("nobody asked");

        assertThat(log.isDebugEnabled()).isFalse();
        assertThat(lines()).isEmpty();
    }

    @Test
    void shouldLetNobodyFakeALineOrDriveTheTerminal() {
        log.info("name={}", "a\r\n2026-01-02T03:04:05Z ERROR faked \u001b[2J");

        assertThat(lines()).doesNotContain("\n", "\r", "\u001b").contains("faked");
    }

    @Test
    void shouldWriteAFailureWithItsCause() {
        log.error("stopped", new IllegalStateException("outer\nline", new ArithmeticException("inner")));

        assertThat(lines().lines())
                .contains(
                        "java.lang.IllegalStateException: outer line", "caused by java.lang.ArithmeticException: inner")
                .anyMatch(line -> line.startsWith("    at io.hoststream.agent.log.LineLoggerTest"));
    }

    private String lines() {
        return written.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
