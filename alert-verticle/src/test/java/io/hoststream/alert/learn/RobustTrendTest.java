package io.hoststream.alert.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobustTrendTest {

    private static final double FULL = 100;
    private static final double SECONDS_A_DAY = 86_400;
    private static final double HORIZON = 7;
    private static final double SIX_HOURS = 0.25;

    private final Feed feed = new Feed(21);
    private final Forecaster forecaster = Forecasters.robustTrend();

    @Test
    void shouldNotKnowAnythingAtFirst() {
        assertThat(forecaster.forecast(FULL, Feed.at(0)).known()).isFalse();

        feed.teach(forecaster, 0, 1.9, day -> 20 + 5 * day);

        assertThat(forecaster.forecast(FULL, Feed.at(1.9))).isEqualTo(Forecast.UNKNOWN);
        assertThat(forecaster.secondsUntil(FULL, Feed.at(1.9))).isNaN();

        feed.teach(forecaster, 1.9, 2.6, day -> 20 + 5 * day);

        assertThat(days(2.6)).isCloseTo((100 - 33) / 5.0, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 9, 14, 20})
    void shouldTellWhenSteadyGrowthGetsThere(double day) {
        feed.teach(forecaster, 0, day, at -> 20 + 3 * at);

        double truth = (100 - 20 - 3 * day) / 3;
        Forecast forecast = forecaster.forecast(FULL, Feed.at(day));

        assertThat(forecast.seconds() / SECONDS_A_DAY).isCloseTo(truth, within(0.05 * truth));
        assertThat(forecast.earliest()).isLessThan(truth * SECONDS_A_DAY);
        assertThat(forecast.latest()).isGreaterThan(truth * SECONDS_A_DAY).isFinite();
    }

    @Test
    void shouldTellWhenFallingGetsThere() {
        feed.teach(forecaster, 0, 16, day -> 80 - 3 * day);

        assertThat(forecaster.secondsUntil(20, Feed.at(16)) / SECONDS_A_DAY).isCloseTo(4, within(0.3));
        assertThat(forecaster.secondsUntil(90, Feed.at(16))).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void shouldCountFromNow() {
        feed.teach(forecaster, 0, 16, day -> 20 + 3 * day);

        double atOnce = forecaster.secondsUntil(FULL, Feed.at(16));

        assertThat(forecaster.secondsUntil(FULL, Feed.at(16.5))).isCloseTo(atOnce - 43_200, within(1e-3));
        assertThat(forecaster.secondsUntil(FULL, Feed.at(60))).isZero();
    }

    @Test
    void shouldTellWorkWeeks() {
        DoubleUnaryOperator worked = day -> 10 + 3 * (5 * Math.floor(day / 7) + Math.min(5, day % 7));
        feed.teach(forecaster, 0, 35, worked);

        // 85 on that Monday morning; the five days of this week are just what is left.
        assertThat(days(35)).isBetween(4.5, 8.0);
    }

    @Test
    void shouldTellGrowthInBursts() {
        double[] written = {10};
        for (int hour = 0; hour < 24 * 28; hour++) {
            written[0] += feed.uniform() < 0.1 ? feed.uniform() * 2 : 0;
            double now = written[0];
            feed.teach(forecaster, hour / 24.0, (hour + 1) / 24.0, day -> now);
        }

        // A tenth of the hours writes 1 on average: 2.4 a day.
        assertThat(days(28)).isBetween((FULL - written[0]) / 2.4 / 1.6, (FULL - written[0]) / 2.4 * 1.6);
    }

    @Test
    void shouldNotAlarmForRotatedLogs() {
        neverAlarms(day -> 60 + 25 * (day % 1));
        neverAlarms(day -> 60 + 25 * (day % 7) / 7);
    }

    @Test
    void shouldNotAlarmForBackups() {
        neverAlarms(day -> 60 + 25 * Math.max(0, 1 - Math.abs(day % 1 - 0.1) / 0.1));
        neverAlarms(day -> 60 + 25 * Math.max(0, 1 - Math.abs(day % 7 - 6.1) / 0.1));
    }

    @Test
    void shouldNotAlarmForSteps() {
        neverAlarms(day -> 50 + (day > 20 ? 12 : 0) + (day > 23 ? 12 : 0) + (day > 30 ? -15 : 0) + (day > 33 ? 20 : 0));
    }

    @Test
    void shouldNotAlarmForCleanUps() {
        neverAlarms(day -> 60 + 2 * (day % 9));
    }

    @Test
    void shouldSayNeverSoonAfterAQuotaIsReached() {
        feed.teach(forecaster, 0, 22.5, day -> Math.min(85, 45 + 2 * day));

        assertThat(forecaster.forecast(FULL, Feed.at(22.5))).isEqualTo(Forecast.NEVER);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 1, 2})
    void shouldTellARunawayWithinThreeHours(double fullAfter) {
        DoubleUnaryOperator runaway = day -> day < 20.4 ? 40 : 40 + 60 * (day - 20.4) / fullAfter;
        feed.teach(forecaster, 0, 20.4, runaway);
        assertThat(days(20.4)).isGreaterThan(60);

        double soon = 20.4 + (fullAfter < 1 ? 0.125 : SIX_HOURS);
        feed.teach(forecaster, 20.4, soon, runaway);

        double truth = 20.4 + fullAfter - soon;
        assertThat(days(soon)).isCloseTo(truth, within(0.2 * truth));
    }

    @Test
    void shouldTellAChangeOfRateInTwoDays() {
        DoubleUnaryOperator changed = day -> day < 20 ? 40 + 0.05 * day : 41 + 6 * (day - 20);
        feed.teach(forecaster, 0, 22, changed);

        assertThat(days(22)).isCloseTo(47.0 / 6, within(1.0));
    }

    @Test
    void shouldNotCallADailyRampARunaway() {
        DoubleUnaryOperator ramp = day -> 30 + 60 * (day % 1);
        feed.teach(forecaster, 0, 20, ramp);

        for (double day = 20; day < 22; day += SIX_HOURS) {
            feed.teach(forecaster, day, day + SIX_HOURS, ramp);
            assertThat(days(day + SIX_HOURS)).isGreaterThan(HORIZON);
        }
    }

    @Test
    void shouldSayThatItIsThere() {
        forecaster.learn(Feed.at(0), FULL);

        assertThat(forecaster.forecast(FULL, Feed.at(0))).isEqualTo(Forecast.REACHED);
    }

    @Test
    void shouldNotTakeAWeekBeyondTheLimitForAMark() {
        DoubleUnaryOperator cleaned = day -> day < 20 ? 95 : 60;
        feed.teach(forecaster, 0, 21, cleaned);

        assertThat(forecaster.secondsUntil(90, Feed.at(21))).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e31})
    void shouldIgnoreUnknownValues(double unknown) {
        feed.teach(forecaster, 0, 16, day -> 20 + 3 * day);
        byte[] before = forecaster.state();

        forecaster.learn(Feed.at(16), unknown);

        assertThat(forecaster.state()).isEqualTo(before);
        assertThat(forecaster.forecast(unknown, Feed.at(16))).isEqualTo(Forecast.UNKNOWN);
    }

    @Test
    void shouldGoOnAfterAGap() {
        DoubleUnaryOperator steady = day -> 20 + 3 * day;
        feed.teach(forecaster, 0, 15, steady);
        feed.teach(forecaster, 17, 20, steady);

        assertThat(days(20)).isCloseTo(20 / 3.0, within(0.5));
    }

    @Test
    void shouldForgetWhatIsTwoWeeksBehind() {
        feed.teach(forecaster, 0, 15, day -> 20 + 3 * day);
        feed.teach(forecaster, 60, 60.5, day -> 50);

        assertThat(forecaster.forecast(FULL, Feed.at(60.5))).isEqualTo(Forecast.UNKNOWN);
    }

    @Test
    void shouldBeginAnewWhereTheClockWasSetBack() {
        feed.teach(forecaster, 300, 320, day -> 20 + 3 * (day - 300));
        feed.teach(forecaster, 0, 1, day -> 50);

        assertThat(forecaster.forecast(FULL, Feed.at(1))).isEqualTo(Forecast.UNKNOWN);
    }

    /** Three weeks to get used to it, three weeks of asking every six hours. */
    private void neverAlarms(DoubleUnaryOperator level) {
        Forecaster disk = Forecasters.robustTrend();
        feed.teach(disk, 0, 21, level);
        for (double day = 21; day < 42; day += SIX_HOURS) {
            feed.teach(disk, day, day + SIX_HOURS, level);
            assertThat(disk.secondsUntil(FULL, Feed.at(day + SIX_HOURS)) / SECONDS_A_DAY)
                    .as("day %s", day + SIX_HOURS)
                    .isGreaterThan(HORIZON);
        }
    }

    private double days(double day) {
        return forecaster.secondsUntil(FULL, Feed.at(day)) / SECONDS_A_DAY;
    }
}
