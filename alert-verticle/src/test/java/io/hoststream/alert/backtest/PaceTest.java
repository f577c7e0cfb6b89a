package io.hoststream.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.history.files.ReplayedSample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void shouldTakeTheLongestOfTheLastFewTimesBetweenSamples() {
        assertThat(after(1, 1, 0)).isEqualTo(Pace.UNKNOWN_MILLIS);
        assertThat(after(1, 2, 60_000)).isEqualTo(60_000);
        assertThat(after(1, 3, 61_000)).isEqualTo(60_000);
        assertThat(after(1, 4, 62_000)).isEqualTo(60_000);
        assertThat(after(1, 5, 63_000)).isEqualTo(60_000);
        assertThat(after(1, 6, 64_000)).isEqualTo(1_000);
    }

    @Test
    void shouldNotTakeLostSamplesOrARestartForASlowPace() {
        after(1, 1, 0);
        assertThat(after(1, 11, 100_000)).isEqualTo(10_000);
        assertThat(after(2, 1, 900_000)).isEqualTo(10_000);
    }

    private int after(long epoch, long sequence, long time) {
        return pace.after(new ReplayedSample("a", "id", epoch, sequence, time, 0, Map.of(), List.of()));
    }
}
