package io.hoststream.collect.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Boost;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoostedPaceTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long NOW = -5 * SECOND;

    private final AtomicInteger woken = new AtomicInteger();
    private final BoostedPace pace = new BoostedPace("web-1", Duration.ofSeconds(10));

    @Test
    void shouldKeepItsIntervalWhereNobodyAsks() {
        assertThat(pace.intervalAt(NOW)).isEqualTo(10 * SECOND);
    }

    @Test
    void shouldObeyUntilTheHorizonPassesByTheMonotonicClock() {
        ask(1000, 30, Duration.ZERO);

        assertThat(pace.intervalAt(NOW)).isEqualTo(SECOND);
        assertThat(pace.intervalAt(NOW + 30 * SECOND - 1)).isEqualTo(SECOND);
        assertThat(pace.intervalAt(NOW + 30 * SECOND)).isEqualTo(10 * SECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-03-01T12:00:00Z", "2999-12-31T23:59:59Z"})
    void shouldNotMindTheWallClockOfWhoeverAsks(String made) {
        pace.ask(boost("web-1", 1000, Instant.parse(made), 30), Duration.ZERO, NOW);

        assertThat(pace.intervalAt(NOW + 29 * SECOND)).isEqualTo(SECOND);
        assertThat(pace.intervalAt(NOW + 31 * SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void shouldGoOnWhereTheRequestIsRenewed() {
        ask(1000, 30, Duration.ZERO);
        pace.ask(boost("web-1", 2000, Instant.EPOCH, 30), Duration.ZERO, NOW + 10 * SECOND);

        assertThat(pace.intervalAt(NOW + 39 * SECOND)).isEqualTo(2 * SECOND);
    }

    @Test
    void shouldComeBackAtOnceWhenTheRequestIsTakenBack() {
        ask(1000, 30, Duration.ZERO);
        pace.end();

        assertThat(pace.intervalAt(NOW)).isEqualTo(10 * SECOND);
    }

    @ParameterizedTest
    @CsvSource({"999, 1000", "1, 1000", "0, 1000", "-5, 1000", "2500, 2500", "10000, 10000", "600000, 10000"})
    void shouldBoundWhatIsAsked(int askedMillis, int grantedMillis) {
        ask(askedMillis, 30, Duration.ZERO);

        assertThat(pace.intervalAt(NOW)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(grantedMillis));
    }

    @Test
    void shouldHoldForAMinuteAtMost() {
        ask(1000, 86_400, Duration.ZERO);

        assertThat(pace.intervalAt(NOW + 60 * SECOND - 1)).isEqualTo(SECOND);
        assertThat(pace.intervalAt(NOW + 60 * SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void shouldTakeTheAgeOfARequestOffItsTime() {
        ask(1000, 30, Duration.ofSeconds(20));

        assertThat(pace.intervalAt(NOW + 10 * SECOND - 1)).isEqualTo(SECOND);
        assertThat(pace.intervalAt(NOW + 10 * SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void shouldIgnoreARequestThatIsTooOldOrLapsedBeforeItWasMade() {
        ask(1000, 30, Duration.ofSeconds(30));
        ask(1000, -1, Duration.ZERO);

        assertThat(pace.intervalAt(NOW)).isEqualTo(10 * SECOND);
    }

    @Test
    void shouldIgnoreARequestToAnotherHost() {
        pace.ask(boost("web-2", 1000, Instant.EPOCH, 30), Duration.ZERO, NOW);

        assertThat(pace.intervalAt(NOW)).isEqualTo(10 * SECOND);
    }

    @Test
    void shouldNeverSlowDownAHostThatIsQuickByItself() {
        BoostedPace quick = new BoostedPace("web-1", Duration.ofMillis(500));

        quick.ask(boost("web-1", 1000, Instant.EPOCH, 30), Duration.ZERO, NOW);

        assertThat(quick.intervalAt(NOW)).isEqualTo(SECOND / 2);
    }

    @Test
    void shouldWakeWhoeverWaitsForTheNextTick() {
        pace.onQuicker(woken::incrementAndGet);

        ask(1000, 30, Duration.ZERO);
        assertThat(woken).hasValue(1);
        pace.end();
        assertThat(woken).as("a longer interval needs no haste").hasValue(1);
    }

    private void ask(int millis, int seconds, Duration age) {
        pace.ask(boost("web-1", millis, Instant.EPOCH, seconds), age, NOW);
    }

    static Boost boost(String host, int millis, Instant made, int seconds) {
        return new Boost(host, millis, made, made.plusSeconds(seconds));
    }
}
