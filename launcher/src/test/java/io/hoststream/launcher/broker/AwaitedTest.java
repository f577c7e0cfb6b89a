package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitedTest {

    @Test
    void shouldLookUntilTheConditionHolds() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        assertThat(Awaited.holds(() -> looks.incrementAndGet() == 3, Duration.ofSeconds(10)))
                .isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void shouldGiveUpAtItsLimit() throws Exception {
        assertThat(Awaited.holds(() -> false, Duration.ofMillis(20))).isFalse();
    }

    @Test
    void shouldStopWhenTheConditionThrows() {
        assertThatThrownBy(() -> Awaited.holds(
                        () -> {
                            throw new IOException("broken");
                        },
                        Duration.ofSeconds(10)))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("broken");
    }
}
