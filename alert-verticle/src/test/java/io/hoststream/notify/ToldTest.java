package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldTest {

    private final Told told = new Told();

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(told.knows(Events.pending("a", 5))).isFalse();
    }

    @Test
    void shouldKnowAWholeStoryThatComesAgain() {
        List<AlertEvent> story = List.of(
                Events.pending("a", 1),
                Events.warning("a", 2),
                Events.critical("a", 3),
                Events.warning("a", 4),
                Events.resolved("a", 5));
        for (AlertEvent event : story) {
            assertThat(told.knows(event)).isFalse();
            told.add(event);
        }
        assertThat(story).allMatch(told::knows);
        assertThat(told.knows(Events.pending("b", 1))).isFalse();
    }

    @Test
    void shouldTakeTheSameWordAtALaterSampleForARepeat() {
        told.add(Events.critical("a", 3));
        assertThat(told.knows(Events.critical("a", 7))).isTrue();
        assertThat(told.knows(Events.warning("a", 7))).isFalse();
    }

    @Test
    void shouldTellWhatWasHistoryWhenItIsNot() {
        told.add(Events.event("a", 3, AlertState.FIRING, Severity.CRITICAL, true));
        assertThat(told.knows(Events.critical("a", 4))).isFalse();
    }

    @Test
    void shouldForgetTheAlertsThatWereSilentLongest() {
        for (int alert = 0; alert <= 50_000; alert++) {
            told.add(Events.pending("alert-" + alert, 1));
        }
        assertThat(told.knows(Events.pending("alert-0", 1))).isFalse();
        assertThat(told.knows(Events.pending("alert-1", 1))).isTrue();
    }
}
