package io.hoststream.serve.view;

import static io.hoststream.serve.Samples.alert;
import static io.hoststream.serve.Samples.alertBuilder;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertHistoryTest {

    private static final Duration AGE = Duration.ofMinutes(1);

    private final AlertHistory history = new AlertHistory(new AlertHistory.Bounds(3, AGE, Long.MAX_VALUE));

    @Test
    void shouldKeepAllEventsOfAnAlertOnce() {
        AlertEvent pending = alert("a", "x", AlertState.PENDING, Severity.WARNING, 1);
        AlertEvent firing = alert("a", "x", AlertState.FIRING, Severity.WARNING, 2);
        AlertEvent worse = alert("a", "x", AlertState.FIRING, Severity.CRITICAL, 3);
        AlertEvent resolved = alert("a", "x", AlertState.RESOLVED, Severity.CRITICAL, 4);

        List.of(pending, firing, firing, worse, pending, resolved, resolved).forEach(history::add);

        AlertLife life = history.find("x").orElseThrow();
        assertThat(life.events()).containsExactly(pending, firing, worse, resolved);
        assertThat(life.newest()).isEqualTo(resolved);
        assertThat(life.telling()).isEqualTo(worse);
        assertThat(life.worst()).isEqualTo(Severity.CRITICAL);
        assertThat(life.firedAt()).hasValue(timeOf(2));
        assertThat(life.endedAt()).hasValue(timeOf(4));
        assertThat(life.eventCount()).isEqualTo(4);
    }

    @Test
    void shouldTellAnAlertThatNeverFired() {
        history.add(alert("a", "x", AlertState.PENDING, Severity.WARNING, 1));
        history.add(alert("a", "x", AlertState.RESOLVED, Severity.WARNING, 2));

        AlertLife life = history.find("x").orElseThrow();
        assertThat(life.firedAt()).isEmpty();
        assertThat(life.telling()).isEqualTo(life.newest());
    }

    @Test
    void shouldBoundTheEventsOfAnAlertAndKeepTheFirst() {
        for (int i = 1; i <= AlertLife.MOST_EVENTS + 50; i++) {
            Severity severity = i % 2 == 0 ? Severity.CRITICAL : Severity.WARNING;
            history.add(alert("a", "x", AlertState.FIRING, severity, i));
        }

        AlertLife life = history.find("x").orElseThrow();
        assertThat(life.events()).hasSize(AlertLife.MOST_EVENTS);
        assertThat(life.eventCount()).isEqualTo(AlertLife.MOST_EVENTS + 50);
        assertThat(life.firedAt()).hasValue(timeOf(1));
        assertThat(life.newest().getTime().toEpochMilli()).isEqualTo(timeOf(AlertLife.MOST_EVENTS + 50));
    }

    @Test
    void shouldLetGoOfWhatChangedLongestAgo() {
        for (String id : List.of("a", "b", "c")) {
            history.add(alert("host", id, AlertState.FIRING, Severity.WARNING, 1));
        }
        history.add(alert("host", "a", AlertState.RESOLVED, Severity.WARNING, 2));
        history.add(alert("host", "d", AlertState.FIRING, Severity.WARNING, 3));

        assertThat(history.size()).isEqualTo(3);
        assertThat(history.find("b")).isEmpty();
        assertThat(history.find("a")).isPresent();
        assertThat(history.from(Optional.empty(), life -> true, 10)).hasSize(3);
    }

    @Test
    void shouldForgetWhatIsTooOld() {
        history.add(alert("host", "a", AlertState.FIRING, Severity.WARNING, 1));
        history.add(alert("host", "b", AlertState.FIRING, Severity.WARNING, 30));

        history.forget(timeOf(1) + AGE.toMillis() + 1);

        assertThat(history.find("a")).isEmpty();
        assertThat(history.find("b")).isPresent();
    }

    @Test
    void shouldBoundItsMemory() {
        AlertHistory small = new AlertHistory(new AlertHistory.Bounds(10_000, AGE, 20_000));
        for (int i = 0; i < 1000; i++) {
            small.add(alert("host", "id-" + i, AlertState.FIRING, Severity.WARNING, 1));
        }

        assertThat(small.size()).isBetween(10, 40);
        assertThat(small.find("id-999")).isPresent();
    }

    @Test
    void shouldGoFromThoseThatBeganLastToThoseThatBeganFirst() {
        AlertHistory all = new AlertHistory(AlertHistory.Bounds.STANDARD);
        for (int i = 0; i < 10; i++) {
            all.add(alertBuilder(
                            "host", "id-" + i, AlertState.FIRING, Severity.WARNING, Instant.ofEpochMilli(timeOf(60)))
                    .setSince(Instant.ofEpochMilli(timeOf(i / 2)))
                    .build());
        }

        List<AlertLife> first = all.from(Optional.empty(), life -> true, 4);
        List<AlertLife> rest = all.from(Optional.of(first.get(3).place()), life -> true, 100);

        assertThat(first).extracting(life -> life.newest().getId()).containsExactly("id-8", "id-9", "id-6", "id-7");
        assertThat(rest).hasSize(7);
        assertThat(rest.get(0).newest().getId()).isEqualTo("id-7");
        assertThat(all.from(Optional.empty(), life -> life.newest().getId().equals("id-3"), 100))
                .hasSize(1);
    }
}
