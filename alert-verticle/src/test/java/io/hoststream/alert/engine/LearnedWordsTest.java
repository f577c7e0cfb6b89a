package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.avro.Expected;
import io.hoststream.avro.Outlook;
import io.hoststream.avro.Severity;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What learners say in words that others can read. */
class LearnedWordsTest {

    private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Threshold LIMITS = new Threshold(Direction.ABOVE, List.of(new Level(Severity.WARNING, 6, 4)));

    private final Learner anomaly =
            new AnomalyLearner(new Signal.Anomaly(Metric.CPU_USAGE_PERCENT, Signal.Anomaly.Side.UP, 1));
    private final Learner forecast = new ForecastLearner(new Signal.Forecast(Metric.DISK_USAGE_PERCENT, 100));

    @Test
    void shouldSayNothingBeforeEnoughWasSeen() {
        assertThat(anomaly.expected(START, LIMITS)).isNull();
        assertThat(forecast.outlook(START)).isNull();

        anomaly.learn(START, 20);
        forecast.learn(START, 20);

        assertThat(anomaly.expected(START, LIMITS)).isNull();
        assertThat(forecast.outlook(START)).isNull();
    }

    @Test
    void shouldSayWhatIsUsual() {
        long end = START + 2 * DAY;
        for (long time = START; time < end; time += MINUTE) {
            anomaly.learn(time, time / MINUTE % 2 == 0 ? 19 : 21);
        }
        anomaly.learn(end, 22.5);

        Expected expected = anomaly.expected(end, LIMITS);

        assertThat(expected).isNotNull();
        assertThat(expected.getCenter()).isEqualTo(20, within(1.0));
        assertThat(expected.getSpread()).isBetween(0.2, 5.0);
        assertThat(expected.getMeasured()).isEqualTo(22.5);
        assertThat(expected.getWarning()).isEqualTo(6);
        assertThat(expected.getCritical()).isNull();
        assertThat(forecast.expected(end, LIMITS)).isNull();
    }

    @Test
    void shouldNotKnowTheValueRightAfterARestart() {
        for (long time = START; time < START + 2 * DAY; time += MINUTE) {
            anomaly.learn(time, 20 + (int) (time / MINUTE % 3));
        }
        Learner restored = new AnomalyLearner(new Signal.Anomaly(Metric.CPU_USAGE_PERCENT, Signal.Anomaly.Side.UP, 1));
        restored.restore(anomaly.state());

        assertThat(restored.expected(START + 2 * DAY, LIMITS))
                .isNotNull()
                .satisfies(expected -> assertThat(expected.getMeasured()).isNull());
    }

    @Test
    void shouldSayWhereASeriesIsHeading() {
        long end = START + 10 * DAY;
        for (long time = START; time <= end; time += MINUTE) {
            forecast.learn(time, 50 + 2.0 * (time - START) / DAY);
        }

        Outlook outlook = forecast.outlook(end);

        assertThat(outlook).isNotNull();
        assertThat(outlook.getNow()).isEqualTo(70, within(0.01));
        assertThat(outlook.getLimit()).isEqualTo(100);
        assertThat(outlook.getPerDay()).isEqualTo(2, within(0.3));
        assertThat(outlook.getLowPerDay()).isLessThanOrEqualTo(outlook.getPerDay());
        assertThat(outlook.getHighPerDay()).isGreaterThanOrEqualTo(outlook.getPerDay());
        assertThat(Duration.between(Instant.ofEpochMilli(end), outlook.getReaches())
                        .toHours())
                .isBetween(13 * 24L, 17 * 24L);
        assertThat(anomaly.outlook(end)).isNull();
    }

    @Test
    void shouldSayThatNothingLeadsThere() {
        long end = START + 5 * DAY;
        for (long time = START; time <= end; time += MINUTE) {
            forecast.learn(time, 50);
        }

        assertThat(forecast.outlook(end)).isEqualTo(new Outlook(50d, 100d, 0d, null, 0d, 0d));
    }

    @Test
    void shouldSayThatItIsThere() {
        forecast.learn(START, 99);
        forecast.learn(START + MINUTE, 100);

        assertThat(forecast.outlook(START + MINUTE))
                .isEqualTo(new Outlook(100d, 100d, 0d, Instant.ofEpochMilli(START + MINUTE), null, null));
    }
}
