package io.hoststream.serve.view;

import static io.hoststream.serve.Samples.START;
import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RangesTest {

    private final Ranges ranges = new Ranges(1000);
    private final HostView host = new HostView("a", "id", ViewLimits.of(Duration.ofMinutes(15), Duration.ofHours(1)));

    @BeforeEach
    void feed() {
        for (int i = 0; i <= 120; i++) {
            host.add(sample("a", i + 1), timeOf(i + 1));
        }
    }

    @Test
    void shouldGiveEveryValueWithBothEndsIncluded() {
        RangeSeries cpu = only(read(timeOf(10), timeOf(12), OptionalLong.empty(), Metric.CPU_USAGE_PERCENT));

        assertThat(times(cpu)).containsExactly(timeOf(10), timeOf(11), timeOf(12));
        assertThat(values(cpu)).containsExactly(10.0, 11.0, 12.0);
    }

    @Test
    void shouldAverageOverEachStep() {
        RangeSeries cpu = only(read(timeOf(10), timeOf(39), OptionalLong.of(10_000), Metric.CPU_USAGE_PERCENT));

        assertThat(times(cpu)).containsExactly(START + 10_000, START + 20_000, START + 30_000);
        assertThat(values(cpu)).containsExactly(14.5, 24.5, 34.5);
    }

    @Test
    void shouldTakeTheLastValueOfACounterInEachStep() {
        RangeSeries user = only(read(timeOf(10), timeOf(29), OptionalLong.of(10_000), Metric.CPU_USER_TIME));

        assertThat(values(user)).containsExactly(19.0, 29.0);
    }

    @Test
    void shouldLeaveOutSeriesWithoutValues() {
        assertThat(read(timeOf(500), timeOf(600), OptionalLong.empty(), Metric.CPU_USAGE_PERCENT))
                .isEmpty();
        assertThat(read(timeOf(1), timeOf(60), OptionalLong.empty(), Metric.SWAP_USED))
                .isEmpty();
    }

    @Test
    void shouldRefuseTooManyPointsAndNameAStepThatFits() {
        assertThatExceptionOfType(TooManyPointsException.class)
                .isThrownBy(() -> read(0, timeOf(60), OptionalLong.of(1000), Metric.CPU_USAGE_PERCENT))
                .withMessageContaining("at most 1000")
                .satisfies(
                        e -> assertThat(read(0, timeOf(60), OptionalLong.of(e.stepMillis()), Metric.CPU_USAGE_PERCENT))
                                .hasSize(1));
    }

    @Test
    void shouldRefuseTooManyRawValues() {
        assertThatExceptionOfType(TooManyPointsException.class)
                .isThrownBy(() -> new Ranges(100)
                        .read(
                                host,
                                new RangeQuery(
                                        List.of(Metric.CPU_USAGE_PERCENT), 0, timeOf(200), OptionalLong.empty())));
    }

    private List<RangeSeries> read(long start, long end, OptionalLong step, Metric metric) {
        return ranges.read(host, new RangeQuery(List.of(metric), start, end, step));
    }

    private static RangeSeries only(List<RangeSeries> answer) {
        assertThat(answer).hasSize(1);
        return answer.get(0);
    }

    private static List<Long> times(RangeSeries series) {
        return IntStream.range(0, series.size()).mapToObj(series::time).toList();
    }

    private static List<Double> values(RangeSeries series) {
        return IntStream.range(0, series.size()).mapToObj(series::value).toList();
    }
}
