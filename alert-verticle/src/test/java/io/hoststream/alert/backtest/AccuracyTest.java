package io.hoststream.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.backtest.Detection.Verdict;
import io.hoststream.alert.backtest.Incident.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTest {

    private static final Instant START = SomeEpisodes.START;
    private static final Incident RUNAWAY =
            new Incident("a", Kind.PROCESSORS, START.plusSeconds(3600), START.plusSeconds(5400));

    @Test
    void shouldSayAfterHowLongAnIncidentWasTold() {
        Accuracy accuracy = accuracy(RUNAWAY, cpuAfter(Duration.ofMinutes(65)), cpuAfter(Duration.ofMinutes(62)));

        Detection detection = accuracy.detections().get(0);
        assertThat(detection.verdict()).isEqualTo(Verdict.TOLD);
        assertThat(detection.delay()).isEqualTo(Duration.ofMinutes(2));
        assertThat(accuracy.falseAlarms()).isEmpty();
    }

    @Test
    void shouldTellApartHowAnIncidentWasNoticed() {
        Incident memory = new Incident("a", Kind.MEMORY, RUNAWAY.start(), RUNAWAY.end());
        Episode cpu = cpuAfter(Duration.ofMinutes(65));

        assertThat(accuracy(RUNAWAY, SomeEpisodes.quiet(cpu))
                        .detections()
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.SHOWN);
        assertThat(accuracy(memory, cpu).detections().get(0).verdict()).isEqualTo(Verdict.OTHERWISE);
        Detection missed = accuracy(RUNAWAY).detections().get(0);
        assertThat(missed.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(missed.delay()).isNull();
    }

    @Test
    void shouldCountAsFalseWhatFiresWhileNothingIsWrong() {
        Episode before = cpuAfter(Duration.ofMinutes(59));
        Episode justAfter = cpuAfter(Duration.ofMinutes(99));
        Episode longAfter = cpuAfter(Duration.ofMinutes(101));
        Episode elsewhere = SomeEpisodes.cpu("b", Duration.ofMinutes(65), Duration.ofMinutes(1));
        Episode shown = SomeEpisodes.quiet(longAfter);

        Accuracy accuracy = accuracy(RUNAWAY, before, justAfter, longAfter, elsewhere, shown);

        assertThat(accuracy.falseAlarms()).containsExactly(before, longAfter, elsewhere, shown);
        assertThat(accuracy.falseAlarms(Kind.PROCESSORS, true)).containsExactly(shown);
        assertThat(accuracy.falseAlarms(Kind.MEMORY, false)).isEmpty();
    }

    @Test
    void shouldLeaveOutIncidentsThatDoNotCountButNotCallTheirAlertsFalse() {
        Accuracy accuracy = Accuracy.of(List.of(cpuAfter(Duration.ofMinutes(65))), List.of(RUNAWAY), any -> false);

        assertThat(accuracy.detections()).isEmpty();
        assertThat(accuracy.falseAlarms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cpu_usage_percent, PROCESSORS",
        "load_average_1m, PROCESSORS",
        "swap_usage_percent, MEMORY",
        "disk_await_time, DISK",
        "disk_read_bytes, DISK",
        "disk_read_only, FILESYSTEM",
        "disk_usage_percent, FILESYSTEM",
        "inode_usage_percent, FILESYSTEM",
        "network_bandwidth_usage, NETWORK",
        "network_drops_in_percent, DROPS",
        "host_silence, SILENCE",
        "temperature, OTHER"
    })
    void shouldKnowWhatAnAlertIsAbout(String metric, Kind kind) {
        assertThat(Kind.of(metric)).isEqualTo(kind);
    }

    private static Episode cpuAfter(Duration after) {
        return SomeEpisodes.cpu("a", after, Duration.ofMinutes(1));
    }

    private static Accuracy accuracy(Incident incident, Episode... episodes) {
        return Accuracy.of(List.of(episodes), List.of(incident), any -> true);
    }
}
