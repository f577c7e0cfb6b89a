package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.engine.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowClocksTest {

    private static final Duration LAG = Duration.ofMinutes(6);

    private final SlowClocks clocks = new SlowClocks(Duration.ofMinutes(5));
    private final Samples web = Samples.of("web-1").delay(LAG);
    private final List<Duration> said = new ArrayList<>();

    private void take(Arrival arrival, Instant now) {
        clocks.lag(Samples.sampleOf(arrival), arrival.arrived(), now).ifPresent(said::add);
    }

    private void take(int samples) {
        for (int number = 0; number < samples; number++) {
            Arrival arrival = web.next();
            take(arrival, arrival.arrived());
        }
    }

    @Test
    void shouldNameAHostWhoseClockIsSlowOnce() {
        take(3);
        assertThat(said).isEmpty();
        take(100);
        assertThat(said).containsExactly(LAG);
    }

    @Test
    void shouldNameAHostAgainThatWasRightInBetween() {
        take(10);
        web.delay(Duration.ZERO);
        take(1);
        web.delay(LAG);
        take(10);
        assertThat(said).containsExactly(LAG, LAG);
    }

    @Test
    void shouldNotNameAHostThatMakesUpForAnOutage() {
        for (int number = 0; number < 100; number++) {
            // Ten seconds of samples in every second.
            web.delay(Duration.ofHours(1).minusSeconds(9L * number));
            take(1);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void shouldNotNameAHostFromSamplesThatWaitedOnTheTopic() {
        for (int number = 0; number < 10; number++) {
            Arrival arrival = web.next();
            take(arrival, arrival.arrived().plus(LAG));
        }
        assertThat(said).isEmpty();
    }
}
