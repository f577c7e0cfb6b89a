package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.reading.Family;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureLogTest {

    private final FailureLog log = new FailureLog();

    @Test
    void shouldWriteALineOnlyWhenSomethingChanges() {
        Map<Family, String> one = Map.of(Family.DISKS, "gone");
        Map<Family, String> two = Map.of(Family.DISKS, "still gone", Family.LOAD, "gone");

        assertThat(log.note(Map.of())).isZero();
        assertThat(log.note(one)).isEqualTo(1);
        assertThat(log.note(one)).isZero();
        assertThat(log.note(two)).isEqualTo(1);
        assertThat(log.note(Map.of())).isEqualTo(2);
        assertThat(log.note(Map.of())).isZero();
    }
}
