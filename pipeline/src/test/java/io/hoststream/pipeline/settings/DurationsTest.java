package io.hoststream.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, 500",
        "10s, 10000",
        "1m30s, 90000",
        "1h, 3600000",
        "7d, 604800000",
        "0s, 0",
        "1 h 5 m, 3900000",
        "' 2h ', 7200000",
        "1s1s, 2000",
        "36500d, 3153600000000"
    })
    void shouldReadDurationsAsPeopleWriteThem(String text, long millis) {
        assertThat(Durations.parse(text)).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "10", "s", "10S", "-1s", "1.5s", "10s!", "10sm", "ms10", "PT10S", "1w", "10s 5", "٣s"})
    void shouldSayWhatADurationLooksLike(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a duration such as 10s, 500ms, 1m30s or 2h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"36501d", "999999999999d", "999999999999h999999999999h"})
    void shouldRefuseWhatCannotBeMeant(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a duration of at most 36500d");
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "-5, 0s", "1, 1ms", "999, 999ms", "1000, 1s", "90000, 1m30s", "86400001, 1d1ms", "3600000, 1h"
    })
    void shouldWriteDurationsAsPeopleDo(long millis, String text) {
        assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void shouldReadWhatItWrote() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            Duration duration = Duration.ofMillis(random.nextLong(1L << (1 + random.nextInt(40))));
            assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
        }
    }
}
