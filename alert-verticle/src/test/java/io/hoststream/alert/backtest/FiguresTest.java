package io.hoststream.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void shouldCountWhatFired() {
        Figures figures = Figures.of(List.of(
                SomeEpisodes.cpu("a", HOUR, Duration.ofMinutes(5)),
                SomeEpisodes.cpu("a", HOUR, Duration.ofMinutes(6)),
                SomeEpisodes.cpu("b", HOUR, Duration.ofMinutes(20)),
                SomeEpisodes.quiet(SomeEpisodes.cpu("b", HOUR, null))));

        assertThat(figures)
                .isEqualTo(new Figures(
                        4, 3, 1, 1, 1, 2, new Figures.Durations(Duration.ofMinutes(6), Duration.ofHours(1))));
        assertThat(figures.briefShare()).isEqualTo(0.25);
    }

    @Test
    void shouldCountNothing() {
        Figures figures = Figures.of(List.of());
        assertThat(figures.alerts()).isZero();
        assertThat(figures.briefShare()).isZero();
        assertThat(figures.durations().most()).isZero();
    }

    @Test
    void shouldCountByRuleAndSeverityTheWorstFirst() {
        Subject disk = SomeEpisodes.subject("disk", "disk_usage_percent", "a", Map.of("mountpoint", "/"));
        Map<Figures.Key, Figures> figures = Figures.byRule(List.of(
                SomeEpisodes.of(disk, Severity.WARNING, HOUR, HOUR),
                SomeEpisodes.of(disk, Severity.CRITICAL, HOUR, HOUR),
                SomeEpisodes.cpu("a", HOUR, HOUR)));

        assertThat(figures.keySet())
                .containsExactly(
                        new Figures.Key("cpu", Severity.WARNING),
                        new Figures.Key("disk", Severity.CRITICAL),
                        new Figures.Key("disk", Severity.WARNING));
    }

    @Test
    void shouldSpreadPagesOverTheTimeThatHostsWereThere() {
        assertThat(new Coverage(2, Duration.ofDays(14), 1, 1).perHostAndWeek(6)).isEqualTo(3);
        assertThat(new Coverage(0, Duration.ZERO, 0, 0).perHostAndWeek(6)).isZero();
    }
}
