package io.hoststream.alert.learn;

import static io.hoststream.alert.learn.Feed.DAY;
import static io.hoststream.alert.learn.Feed.HOUR;
import static io.hoststream.alert.learn.Feed.MINUTE;
import static io.hoststream.alert.learn.Feed.SECOND;
import static io.hoststream.alert.learn.Feed.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

    private static final long TICK = 10 * SECOND;

    private final Changes changes = new Changes(Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({"5, 1", "5, 10", "5, 60", "60, 1", "60, 10", "60, 60", "1440, 10", "1440, 60"})
    void shouldTellTheChangeOfAStraightLine(long windowMinutes, long intervalSeconds) {
        Changes over = new Changes(Duration.ofMinutes(windowMinutes));
        long window = windowMinutes * MINUTE;
        long end = 3 * window;
        for (long at = 0; at < end; at += intervalSeconds * SECOND) {
            over.learn(START + at, 2.0 * at / MINUTE);
        }

        assertThat(over.changeOver(START + end, 2.0 * end / MINUTE)).isCloseTo(2.0 * windowMinutes, within(1e-6));
    }

    @Test
    void shouldTellAJumpForAsLongAsTheWindow() {
        learn(0, 2 * HOUR, 10);
        learn(2 * HOUR, 2 * HOUR + 50 * MINUTE, 30);

        assertThat(changes.changeOver(START + 2 * HOUR + 50 * MINUTE, 30)).isEqualTo(20);
        assertThat(changes.changeOver(START + 2 * HOUR + 50 * MINUTE, 5)).isEqualTo(-5);

        learn(2 * HOUR + 50 * MINUTE, 3 * HOUR + 5 * MINUTE, 30);

        assertThat(changes.changeOver(START + 3 * HOUR + 5 * MINUTE, 30)).isZero();
    }

    @Test
    void shouldNotKnowUntilNineTenthsWereSeen() {
        assertThat(changes.changeOver(START, 1)).isNaN();

        learn(0, 53 * MINUTE, 10);

        assertThat(changes.changeOver(START + 53 * MINUTE, 15)).isNaN();

        learn(53 * MINUTE, 54 * MINUTE, 10);

        assertThat(changes.changeOver(START + 54 * MINUTE, 15)).isEqualTo(5);
    }

    @Test
    void shouldNotKnowWhileAGapLiesInTheWindow() {
        learn(0, 2 * HOUR, 10);

        assertThat(changes.changeOver(START + 2 * HOUR + 5 * MINUTE, 15)).isEqualTo(5);
        assertThat(changes.changeOver(START + 2 * HOUR + 7 * MINUTE, 15)).isNaN();

        learn(2 * HOUR + 7 * MINUTE, 3 * HOUR, 10);

        assertThat(changes.changeOver(START + 3 * HOUR, 15)).isNaN();

        learn(3 * HOUR, 3 * HOUR + 5 * MINUTE, 10);

        assertThat(changes.changeOver(START + 3 * HOUR + 5 * MINUTE, 15)).isEqualTo(5);
    }

    @Test
    void shouldNotMindShortGaps() {
        for (long at = 0; at < 3 * HOUR; at += at % (20 * MINUTE) == 0 ? 5 * MINUTE : TICK) {
            changes.learn(START + at, at / (double) HOUR);
        }

        assertThat(changes.changeOver(START + 3 * HOUR, 3)).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldTellHowMuchLargeCountsChanged() {
        for (long at = 0; at < 2 * HOUR; at += TICK) {
            changes.learn(START + at, 1e15 + (double) at / SECOND);
        }

        assertThat(changes.changeOver(START + 2 * HOUR, 1e15 + 7_200)).isCloseTo(3_600, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e31})
    void shouldIgnoreUnknownValues(double unknown) {
        learn(0, 2 * HOUR, 10);
        byte[] before = changes.state();

        assertThat(changes.changeOver(START + 2 * HOUR, unknown)).isNaN();
        changes.learn(START + 2 * HOUR, unknown);

        assertThat(changes.state()).isEqualTo(before);
    }

    @Test
    void shouldIgnoreWhatIsLate() {
        learn(0, 2 * HOUR, 10);
        byte[] before = changes.state();

        changes.learn(START + HOUR + 30 * MINUTE, 50);

        assertThat(changes.state()).isEqualTo(before);
        assertThat(changes.changeOver(START + HOUR + 30 * MINUTE, 50)).isNaN();
    }

    @Test
    void shouldBeginAnewWhereTheClockWasSetBack() {
        learn(2 * DAY, 2 * DAY + 2 * HOUR, 10);
        learn(0, 30 * MINUTE, 20);

        assertThat(changes.changeOver(START + 30 * MINUTE, 25)).isNaN();

        learn(30 * MINUTE, 2 * HOUR, 20);

        assertThat(changes.changeOver(START + 2 * HOUR, 25)).isEqualTo(5);
    }

    @Test
    void shouldNotGoOnFromTheStateOfAnotherWindow() {
        learn(0, 2 * HOUR, 10);
        Changes other = new Changes(Duration.ofHours(2));

        assertThat(other.restore(changes.state())).isEqualTo(Restored.OTHER_FORM);
        assertThat(other.changeOver(START + 2 * HOUR, 10)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "PT24H0.001S", "-PT1H"})
    void shouldRefuseWindowsThatAreTooShortOrTooLong(String window) {
        assertThatThrownBy(() -> new Changes(Duration.parse(window)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT1S")
                .hasMessageContaining("PT24H");
    }

    private void learn(long from, long to, double value) {
        for (long at = from; at < to; at += TICK) {
            changes.learn(START + at, value);
        }
    }
}
