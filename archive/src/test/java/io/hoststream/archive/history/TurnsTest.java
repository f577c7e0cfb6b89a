package io.hoststream.archive.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void shouldSayThatItIsBusyWhereNoTurnComes() {
        Turns turns = new Turns(1, Duration.ofMillis(5));

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> turns.run(() -> turns.run(() -> 1)))
                .withMessageContaining("1 questions at a time")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(HistoryException.Kind.BUSY));
    }

    @Test
    void shouldGiveATurnBackWhateverHappens() {
        Turns turns = new Turns(1, Duration.ofMillis(5));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> turns.run(() -> {
                    throw new IllegalStateException("failed");
                }));
        assertThat(turns.<Integer>run(() -> 2)).isEqualTo(2);
    }
}
