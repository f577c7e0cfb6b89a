package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HearingTest {

    private static final Instant WALL = Instant.parse("2026-03-01T02:14:00Z");

    /** The broker's clock is ahead of this machine's. */
    private Duration ahead = Duration.ofMinutes(2);

    private long nanos = Duration.ofDays(3).toNanos();
    private final long began = nanos;
    private final Hearing hearing = new Hearing(WALL, nanos);

    private Instant broker() {
        return WALL.plus(ahead).plusNanos(nanos - began);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** A record that arrived so long ago is read. */
    private void read(Duration ago) {
        hearing.arrived(broker().minus(ago).toEpochMilli(), nanos);
    }

    @Test
    void shouldGoByTheBrokersClock() {
        read(Duration.ofMillis(3));
        assertThat(hearing.at(nanos)).isEqualTo(broker().minusMillis(3));
        pass(Duration.ofSeconds(30));
        assertThat(hearing.at(nanos)).isEqualTo(broker().minusMillis(3));
        assertThat(hearing.since()).isEqualTo(broker().minusMillis(3).minusSeconds(30));
    }

    @Test
    void shouldTakeTheBestBoundOfTheLastMinutes() {
        read(Duration.ofMillis(900));
        pass(Duration.ofSeconds(10));
        read(Duration.ofMillis(2));
        pass(Duration.ofSeconds(10));
        read(Duration.ofMillis(700));
        assertThat(hearing.at(nanos)).isEqualTo(broker().minusMillis(2));
    }

    @Test
    void shouldNeverBeAheadOfABrokerWhoseClockIsSlow() {
        read(Duration.ofMillis(1));
        for (int minute = 0; minute < 60 * 24; minute++) {
            pass(Duration.ofMinutes(1));
            ahead = ahead.minusMillis(6);
            read(Duration.ofMillis(1));
            assertThat(hearing.at(nanos)).isBetween(broker().minusMillis(1), broker().plusMillis(20));
        }
    }

    @Test
    void shouldCountTheTimeFromTheStartWhileNothingIsHeard() {
        pass(Duration.ofSeconds(40));
        assertThat(Duration.between(hearing.since(), hearing.at(nanos))).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void shouldBeginWithTheFirstRecord() {
        pass(Duration.ofSeconds(40));
        read(Duration.ZERO);
        assertThat(hearing.since()).isEqualTo(hearing.at(nanos));
    }

    @Test
    void shouldBeginAnewWhenABacklogIsWorkedOff() {
        read(Duration.ofHours(2));
        pass(Duration.ofSeconds(1));
        read(Duration.ofHours(1));
        pass(Duration.ofSeconds(1));
        read(Duration.ofMillis(5));
        assertThat(hearing.since()).isEqualTo(broker().minusMillis(5));
    }

    @Test
    void shouldNotBeginAnewForWhatIsOnTheWay() {
        read(Duration.ofSeconds(1));
        Instant since = hearing.since();
        pass(Duration.ofSeconds(10));
        read(Duration.ofMillis(1));
        assertThat(Duration.between(since, hearing.since())).isEqualTo(Duration.ofMillis(999));
    }

    @Test
    void shouldBeginAnewWhenTheBrokersClockWasSetBack() {
        read(Duration.ZERO);
        pass(Duration.ofSeconds(10));
        ahead = ahead.minusHours(1);
        read(Duration.ZERO);
        assertThat(hearing.at(nanos)).isEqualTo(broker());
        assertThat(hearing.since()).isEqualTo(broker());
    }

    @Test
    void shouldBeginAnewWhenTheBrokersClockWasSetForward() {
        read(Duration.ZERO);
        pass(Duration.ofSeconds(10));
        ahead = ahead.plusHours(1);
        read(Duration.ZERO);
        assertThat(hearing.at(nanos)).isEqualTo(broker());
        assertThat(hearing.since()).isEqualTo(broker());
    }

    @Test
    void shouldBeginAnewAfterABrokerThatDidNotAnswer() {
        read(Duration.ZERO);
        for (int beat = 0; beat < 5; beat++) {
            pass(Duration.ofSeconds(2));
            hearing.answered(nanos);
        }
        assertThat(Duration.between(hearing.since(), hearing.at(nanos))).isEqualTo(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(16));
        hearing.answered(nanos);
        assertThat(hearing.since()).isEqualTo(hearing.at(nanos));
    }
}
