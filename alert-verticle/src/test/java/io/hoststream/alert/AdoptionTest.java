package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.SeriesWatch;
import io.hoststream.avro.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptionTest {

    private final Adoption adoption = new Adoption();

    private static AlertEvent on(String device, AlertState state, long offset) {
        return Records.event("web-1", state, Records.cause(offset), device, false);
    }

    private List<SeriesWatch> series() {
        return adoption.watches().stream()
                .map(HostWatch::getSeries)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void shouldTakeOverTheLastEventOfEverySeries() {
        adoption.accept(on("sda", AlertState.PENDING, 5));
        adoption.accept(on("sdb", AlertState.PENDING, 6));
        adoption.accept(on("sda", AlertState.FIRING, 7));

        assertThat(adoption.watches()).singleElement().satisfies(watch -> {
            assertThat(watch.getOffset()).isEqualTo(7);
            assertThat(watch.getLabels()).containsEntry("group", "shop");
        });
        assertThat(series())
                .extracting(SeriesWatch::getState)
                .containsExactlyInAnyOrder(AlertState.PENDING, AlertState.FIRING);
        assertThat(series()).extracting(SeriesWatch::getTold).containsExactlyInAnyOrder(null, Severity.WARNING);
    }

    @Test
    void shouldForgetAlertsThatAreOver() {
        adoption.accept(Records.event("web-1", AlertState.FIRING, 5L));
        adoption.accept(Records.event("web-1", AlertState.RESOLVED, 6L));

        assertThat(adoption.watches()).isEmpty();
    }

    @Test
    void shouldKnowThatPeopleHeardBeforeWhatABacklogSays() {
        adoption.accept(Records.event("web-1", AlertState.FIRING, 5L));
        adoption.accept(Records.event("web-1", AlertState.FIRING, Records.cause(6), "", true));

        assertThat(series()).extracting(SeriesWatch::getTold).containsExactly(Severity.WARNING);
    }

    @Test
    void shouldTakeOverAnEventThatDoesNotSayWhatCausedIt() {
        adoption.accept(Records.event("web-1", AlertState.FIRING, null));

        assertThat(adoption.watches()).extracting(HostWatch::getOffset).containsExactly(-1L);
    }
}
