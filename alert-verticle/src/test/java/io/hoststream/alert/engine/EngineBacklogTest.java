package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told of a backlog. */
class EngineBacklogTest extends WatchedHost {

    @Test
    void shouldMarkWhatIsWorkedOffLate() {
        web.live(false);
        cpu(85.0, 85.0, 85.0, 85.0, 50.0);
        assertThat(told())
                .containsExactly("PENDING WARNING backlog", "FIRING WARNING backlog", "RESOLVED WARNING backlog");
    }

    @Test
    void shouldTellAtTheEndOfABacklogWhatStillStands() {
        web.live(false);
        cpuFor(4, 85);
        told();
        web.live(true);
        cpu(85.0);
        assertThat(events.get(0).getSummary()).isEqualTo("CPU of web-1 is at 85 % (limit 80 %) since 02:14 UTC");
        assertThat(told()).containsExactly("FIRING WARNING");
        cpu(85.0);
        assertThat(told()).isEmpty();
    }

    @Test
    void shouldTellOfTheEndOfWhatWasToldHoweverLate() {
        cpuFor(4, 85);
        told();
        web.live(false);
        cpu(50.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldTellAtTheEndOfABacklogHowBadItIsNow() {
        cpuFor(4, 85);
        web.live(false);
        cpuFor(4, 99);
        told();
        web.live(true);
        cpu(99.0);
        assertThat(told()).containsExactly("FIRING CRITICAL");
    }
}
