package io.hoststream.serve.view;

import static io.hoststream.serve.Samples.alert;
import static io.hoststream.serve.Samples.silence;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilencesTest {

    private final Silences silences = new Silences();

    @Test
    void shouldKeepTheNewestOfEach() {
        Silence first = silence("s", "web-*", 60);
        Silence ended = Silence.newBuilder(first)
                .setUntil(Instant.ofEpochMilli(timeOf(10)))
                .build();

        assertThat(silences.apply("s", first)).isTrue();
        assertThat(silences.apply("s", first)).isFalse();
        assertThat(silences.apply("s", ended)).isTrue();

        assertThat(silences.find("s")).contains(ended);
        assertThat(silences.apply("s", null)).isTrue();
        assertThat(silences.apply("s", null)).isFalse();
        assertThat(silences.all()).isEmpty();
    }

    @Test
    void shouldFindThoseThatAreForAnAlert() {
        silences.apply("s", silence("s", "web-*", 60));
        silences.apply("t", silence("t", "db-*", 60));

        assertThat(silences.of(
                        alert("web-1", "a", AlertState.FIRING, Severity.WARNING, 1), Instant.ofEpochMilli(timeOf(30))))
                .extracting(Silence::getId)
                .containsExactly("s");
        assertThat(silences.of(
                        alert("web-1", "a", AlertState.FIRING, Severity.WARNING, 1), Instant.ofEpochMilli(timeOf(60))))
                .isEmpty();
    }

    @Test
    void shouldForgetThoseThatHaveBeenOverForLong() {
        silences.apply("s", silence("s", "web-*", 60));

        silences.forget(timeOf(60) + Duration.ofDays(7).toMillis());
        assertThat(silences.all()).hasSize(1);
        silences.forget(timeOf(61) + Duration.ofDays(7).toMillis());
        assertThat(silences.all()).isEmpty();
    }

    @Test
    void shouldBeBoundedAndLetGoOfThoseThatEndFirst() {
        for (int i = 0; i < Silences.MOST + 10; i++) {
            silences.apply("s" + i, silence("s" + i, "web-*", i + 1));
        }

        assertThat(silences.all()).hasSize(Silences.MOST);
        assertThat(silences.find("s9")).isEmpty();
        assertThat(silences.find("s10")).isPresent();
    }
}
