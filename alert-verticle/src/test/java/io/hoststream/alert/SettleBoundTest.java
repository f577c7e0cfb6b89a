package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettleBoundTest {

    private long now = Long.MAX_VALUE - 1;
    private final SettleBound bound = new SettleBound(() -> now);

    @Test
    void shouldShareOneBoundAmongPartitionsThatLeaveTogether() {
        assertThat(bound.left()).isEqualTo(Duration.ofSeconds(3));
        now += Duration.ofSeconds(2).toNanos();
        assertThat(bound.left()).isEqualTo(Duration.ofSeconds(1));
        now += Duration.ofSeconds(2).toNanos();
        assertThat(bound.left()).isZero();
        bound.reset();
        assertThat(bound.left()).isEqualTo(Duration.ofSeconds(3));
    }
}
