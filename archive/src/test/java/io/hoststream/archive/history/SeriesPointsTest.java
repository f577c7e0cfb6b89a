package io.hoststream.archive.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.schema.metric.Metric;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesPointsTest {

    private static final SeriesKey KEY = new SeriesKey("a", Metric.CPU_USER_TIME, "", Map.of());

    @Test
    void shouldCountTheFirstIncreaseFromTheValueBeforeTheRange() {
        SeriesPoints points = points(Aggregation.RATE, 60_000, 120_000);
        points.add(110_000, 100);
        points.add(120_000, 150);
        points.add(130_000, 150);

        assertThat(points.size()).isEqualTo(1);
        assertThat(points.time(0)).isEqualTo(120_000);
        assertThat(points.value(0)).isEqualTo(50 / 20.0);
        assertThat(points.greatest(0)).isEqualTo(5);
        assertThat(points.least(0)).isZero();
    }

    @Test
    void shouldRateOverAGapInTheBucketInWhichItEnds() {
        SeriesPoints points = points(Aggregation.RATE, 60_000, 0);
        points.add(0, 0);
        points.add(200_000, 400);

        assertThat(points.size()).isEqualTo(1);
        assertThat(points.time(0)).isEqualTo(180_000);
        assertThat(points.value(0)).isEqualTo(2);
    }

    @Test
    void shouldCountFromZeroAfterAReset() {
        SeriesPoints points = points(Aggregation.RATE, 60_000, 0);
        points.add(0, 500);
        points.add(10_000, 20);

        assertThat(points.value(0)).isEqualTo(2);
    }

    @Test
    void shouldLetTheLaterOfTwoValuesAtOneTimeCount() {
        SeriesPoints points = points(Aggregation.SUM, 60_000, 0);
        points.add(0, 1);
        points.add(0, 5);

        assertThat(points.size()).isEqualTo(1);
        assertThat(points.value(0)).isEqualTo(5);
        assertThat(points.average(0)).isEqualTo(5);
    }

    @Test
    void shouldLabelBucketsBefore1970Downwards() {
        SeriesPoints points = points(Aggregation.LAST, 60_000, Long.MIN_VALUE);
        points.add(-1, 3);

        assertThat(points.size()).isEqualTo(1);
        assertThat(points.time(0)).isEqualTo(-60_000);
    }

    @Test
    void shouldRefuseValuesOutOfOrder() {
        SeriesPoints points = points(Aggregation.LAST, 60_000, 0);
        points.add(10, 3);

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> points.add(9, 3));
    }

    /** Values that come in two parts, split anywhere, make the same points as in one. */
    @ParameterizedTest
    @EnumSource(Aggregation.class)
    void shouldHaveNoSeam(Aggregation aggregation) {
        Random random = new Random(7);
        for (int split = 0; split < 40; split++) {
            SeriesPoints whole = points(aggregation, 30_000, 0);
            SeriesPoints parts = points(aggregation, 30_000, 0);
            for (int i = 0; i < 40; i++) {
                double value = random.nextInt(1000);
                whole.add(i * 7000L, value);
                if (i == split) {
                    assertThat(parts.size()).isBetween(0, 40);
                }
                parts.add(i * 7000L, value);
            }
            assertThat(parts.size()).isEqualTo(whole.size());
            for (int i = 0; i < whole.size(); i++) {
                assertThat(parts.time(i)).isEqualTo(whole.time(i));
                assertThat(parts.value(i)).isEqualTo(whole.value(i));
            }
        }
    }

    @Test
    void shouldContinueABucketThatAStoreGathered() {
        SeriesPoints points = points(Aggregation.AVERAGE, 60_000, 0);
        points.add(50_000, new SeriesPoints.Part(30, 3, 5, 15, 15));
        points.add(55_000, 50);

        assertThat(points.size()).isEqualTo(1);
        assertThat(points.value(0)).isEqualTo(20);
        assertThat(points.least(0)).isEqualTo(5);
        assertThat(points.greatest(0)).isEqualTo(50);
    }

    private static SeriesPoints points(Aggregation aggregation, long step, long from) {
        return new SeriesPoints(
                KEY,
                new RangeQuestion(
                        Selection.of(Metric.CPU_USER_TIME),
                        from,
                        Long.MAX_VALUE,
                        OptionalLong.of(step),
                        Optional.of(aggregation)));
    }
}
