package io.hoststream.alert.learn;

import static io.hoststream.alert.learn.Feed.DAY;
import static io.hoststream.alert.learn.Feed.HOUR;
import static io.hoststream.alert.learn.Feed.MINUTE;
import static io.hoststream.alert.learn.Feed.SECOND;
import static io.hoststream.alert.learn.Feed.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobustBaselineTest {

    private static final long TICK = 10 * SECOND;

    private final Feed feed = new Feed(7);
    private final Detector detector = Detectors.robust(0.5);

    @Test
    void shouldHaveNoOpinionOnTheFirstDay() {
        for (long at = 0; at < DAY - TICK; at += TICK) {
            detector.learn(START + at, 50 + feed.noise());
            assertThat(detector.score(START + at, 1_000)).isNaN();
        }
        assertThat(detector.expected(START)).isNaN();
        assertThat(detector.spread(START)).isNaN();

        detector.learn(START + DAY - TICK, 50);
        detector.learn(START + DAY, 50);

        assertThat(detector.score(START + DAY, 1_000)).isGreaterThan(6);
        assertThat(detector.expected(START + DAY)).isCloseTo(50, within(0.2));
        assertThat(detector.spread(START + DAY)).isBetween(0.9, 1.6);
    }

    @Test
    void shouldNotMindMovesOfConstantSeriesBelowTheLeastDeviation() {
        for (long at = 0; at < 3 * DAY; at += TICK) {
            detector.learn(START + at, 100);
        }

        assertThat(detector.score(START + 3 * DAY, 100)).isZero();
        assertThat(detector.score(START + 3 * DAY, 100.4)).isCloseTo(0.8, within(1e-6));
        assertThat(detector.score(START + 3 * DAY, 99.6)).isCloseTo(-0.8, within(1e-6));
        assertThat(detector.score(START + 3 * DAY, 110)).isCloseTo(20, within(1e-6));
    }

    @Test
    void shouldStayFiniteWithoutLeastDeviation() {
        Detector strict = Detectors.robust(0);
        for (long at = 0; at < 2 * DAY; at += TICK) {
            strict.learn(START + at, 100);
        }

        assertThat(strict.score(START + 2 * DAY, 100)).isZero();
        assertThat(strict.score(START + 2 * DAY, 101)).isGreaterThan(6).isFinite();
    }

    @Test
    void shouldLearnTheDay() {
        feed.teach(detector, 0, 6 * DAY, TICK, RobustBaselineTest::daily);

        int beyond = 0;
        for (long at = 6 * DAY; at < 7 * DAY; at += TICK) {
            double level = daily(Feed.days(at));
            assertThat(detector.expected(START + at)).isCloseTo(level, within(4.0));
            double value = level + feed.noise();
            beyond += Math.abs(detector.score(START + at, value)) >= 4 ? 1 : 0;
            detector.learn(START + at, value);
        }

        assertThat(beyond).isZero();
        assertThat(detector.score(START + 7 * DAY + 12 * HOUR, 30)).isLessThan(-6);
        assertThat(detector.score(START + 7 * DAY, 70)).isGreaterThan(6);
    }

    @Test
    void shouldNotCorrectByHoursWhereThereIsNoDay() {
        feed.teach(detector, 0, 10 * DAY, TICK, RobustBaselineTest::flat);

        for (int hour = 0; hour < 24; hour++) {
            assertThat(detector.expected(START + 10 * DAY + hour * HOUR)).isCloseTo(50, within(0.1));
        }
    }

    @Test
    void shouldKnowWhatHappensEveryNight() {
        DoubleUnaryOperator nightly = day -> day % 1 * 24 >= 3 && day % 1 * 24 < 3.5 ? 90 : 20;
        feed.teach(detector, 0, 8 * DAY, TICK, nightly);
        long night = START + 8 * DAY + 3 * HOUR + 10 * MINUTE;
        feed.teach(detector, 8 * DAY, 8 * DAY + 3 * HOUR, TICK, nightly);

        assertThat(detector.score(night, 90)).isLessThan(4);
        assertThat(detector.score(night + 12 * HOUR, 90)).isGreaterThan(6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 20, 5_000, -1e9})
    void shouldFindAnOutlierAndForgetIt(double outlier) {
        feed.teach(detector, 0, 3 * DAY, TICK, RobustBaselineTest::flat);
        double before = detector.spread(START + 3 * DAY);

        assertThat(Math.abs(detector.score(START + 3 * DAY, outlier))).isGreaterThan(6);
        assertThat(detector.score(START + 3 * DAY, outlier) > 0).isEqualTo(outlier > 50);
        detector.learn(START + 3 * DAY, outlier);

        assertThat(detector.expected(START + 3 * DAY)).isCloseTo(50, within(0.2));
        assertThat(detector.spread(START + 3 * DAY)).isCloseTo(before, within(0.2 * before));
    }

    @ParameterizedTest
    @ValueSource(longs = {20 * MINUTE, 3 * HOUR})
    void shouldForgetAGiantOutlierOfTheFirstDay(long outlier) {
        feed.teach(detector, 0, outlier, TICK, RobustBaselineTest::flat);
        detector.learn(START + outlier, 1e9);
        feed.teach(detector, outlier + TICK, 3 * DAY, TICK, RobustBaselineTest::flat);

        for (int hour = 0; hour < 24; hour++) {
            long time = START + 3 * DAY + hour * HOUR;
            assertThat(detector.expected(time)).isCloseTo(50, within(1.0));
            assertThat(detector.score(time, 80)).isGreaterThan(6);
        }
    }

    @Test
    void shouldNotTakeAnIncidentOfAnHourForNormal() {
        feed.teach(detector, 0, 5 * DAY, TICK, RobustBaselineTest::daily);
        feed.teach(detector, 5 * DAY, 5 * DAY + HOUR, TICK, day -> daily(day) + 60);

        assertThat(detector.score(START + 5 * DAY + HOUR, 90)).isGreaterThan(6);

        feed.teach(detector, 5 * DAY + HOUR, 6 * DAY, TICK, RobustBaselineTest::daily);

        assertThat(detector.score(START + 6 * DAY, 90)).isGreaterThan(6);
        assertThat(detector.score(START + 6 * DAY, 30)).isBetween(-2.0, 2.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {90, 10, 100_000})
    void shouldTakeALastingLevelForNormalAfterSixHours(double level) {
        feed.teach(detector, 0, 5 * DAY, TICK, RobustBaselineTest::flat);
        long shift = 5 * DAY;
        feed.teach(detector, shift, shift + 5 * HOUR, TICK, day -> level);

        assertThat(Math.abs(detector.score(START + shift + 5 * HOUR, level))).isGreaterThan(3);

        feed.teach(detector, shift + 5 * HOUR, shift + 6 * HOUR + 5 * MINUTE, TICK, day -> level);

        assertThat(detector.score(START + shift + 6 * HOUR + 5 * MINUTE, level)).isBetween(-1.0, 1.0);
        assertThat(Math.abs(detector.score(START + shift + 6 * HOUR + 5 * MINUTE, 50)))
                .isGreaterThan(3);
    }

    @Test
    void shouldLearnTheSameFromIrregularTimes() {
        Detector boosted = Detectors.robust(0.5);
        feed.teach(detector, 0, 8 * DAY, TICK, RobustBaselineTest::daily);
        long at = 0;
        while (at < 8 * DAY) {
            boosted.learn(START + at, daily(Feed.days(at)) + feed.noise());
            // The quiet half of the day at ten seconds or so, the busy one boosted to a second.
            boolean busy = at % DAY > 6 * HOUR && at % DAY < 18 * HOUR;
            at += busy ? SECOND : 5 * SECOND + (long) (10 * SECOND * feed.uniform());
        }

        for (int hour = 0; hour < 24; hour++) {
            long time = START + 8 * DAY + hour * HOUR;
            assertThat(boosted.expected(time)).isCloseTo(detector.expected(time), within(0.8));
            assertThat(boosted.spread(time)).isCloseTo(detector.spread(time), within(0.15 * detector.spread(time)));
        }
    }

    @Test
    void shouldNotMindThatAMachineSlept() {
        feed.teach(detector, 0, 5 * DAY, TICK, RobustBaselineTest::daily);
        double before = detector.spread(START + 8 * DAY);

        feed.teach(detector, 7 * DAY + 8 * HOUR, 8 * DAY, TICK, RobustBaselineTest::daily);

        assertThat(detector.expected(START + 8 * DAY)).isCloseTo(30, within(4.0));
        assertThat(detector.spread(START + 8 * DAY)).isCloseTo(before, within(0.3 * before));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -1e31})
    void shouldIgnoreUnknownValues(double unknown) {
        feed.teach(detector, 0, 2 * DAY, TICK, RobustBaselineTest::flat);
        byte[] before = detector.state();

        assertThat(detector.score(START + 2 * DAY, unknown)).isNaN();
        detector.learn(START + 2 * DAY, unknown);

        assertThat(detector.state()).isEqualTo(before);
    }

    @Test
    void shouldIgnoreWhatIsLate() {
        feed.teach(detector, 0, 2 * DAY, TICK, RobustBaselineTest::flat);
        byte[] before = detector.state();

        detector.learn(START + 2 * DAY - TICK, 70);
        detector.learn(START + 2 * DAY - 30 * MINUTE, 70);

        assertThat(detector.state()).isEqualTo(before);
    }

    @Test
    void shouldGoOnWhereTheClockWasSetBack() {
        feed.teach(detector, 400 * DAY, 402 * DAY, TICK, RobustBaselineTest::flat);
        feed.teach(detector, 0, 2 * DAY, TICK, day -> 52);

        assertThat(detector.expected(START + 2 * DAY)).isCloseTo(52, within(0.6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
    void shouldRefuseLeastDeviationsThatAreNone(double leastDeviation) {
        assertThatThrownBy(() -> Detectors.robust(leastDeviation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(leastDeviation));
    }

    private static double flat(double day) {
        return 50;
    }

    private static double daily(double day) {
        return 50 - 20 * Math.cos(2 * Math.PI * day);
    }
}
