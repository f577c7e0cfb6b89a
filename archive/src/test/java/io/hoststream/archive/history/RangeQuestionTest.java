package io.hoststream.archive.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.schema.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class RangeQuestionTest {

    private static final Selection GAUGE = Selection.of(Metric.CPU_USAGE_PERCENT);

    @Test
    void shouldNameAStartAfterTheEnd() {
        refused(() -> new RangeQuestion(GAUGE, 1000, 0, OptionalLong.empty(), Optional.empty()))
                .withMessage("the start 1970-01-01T00:00:01Z is after the end 1970-01-01T00:00:00Z");
    }

    @Test
    void shouldNameAStepThatIsNone() {
        refused(() -> new RangeQuestion(GAUGE, 0, 1, OptionalLong.of(0), Optional.empty()))
                .withMessageContaining("the step is 0 ms");
        refused(() -> new RangeQuestion(GAUGE, 0, 1, OptionalLong.of(-5), Optional.empty()))
                .withMessageContaining("the step is -5 ms");
    }

    @Test
    void shouldRefuseTheRateOfAGauge() {
        refused(() -> new RangeQuestion(GAUGE, 0, 1, OptionalLong.empty(), Optional.of(Aggregation.RATE)))
                .withMessageContaining("the rate of cpu_usage_percent cannot be told: it is a gauge");
    }

    @Test
    void shouldRefuseAQuestionForNoMetric() {
        refused(() -> new Selection(List.of(), List.of(), Map.of(), List.of(), Map.of()))
                .withMessageContaining("no metric");
    }

    @Test
    void shouldCountTheBucketsThatARangeTouches() {
        assertThat(question(0, 60_000).buckets(60_000)).isEqualTo(1);
        assertThat(question(59_999, 60_001).buckets(60_000)).isEqualTo(2);
        assertThat(question(5, 5).buckets(60_000)).isZero();
    }

    @Test
    void shouldSayThatNoStepHelpsWhereTheSeriesAreTooMany() {
        CostLimit limit = new CostLimit(10, 1000);

        refused(() -> limit.check(question(0, 3_600_000), 11, 500))
                .withMessageContaining("; take fewer hosts or fewer metrics")
                .satisfies(e -> assertThat(e.fittingStep()).isEmpty());
    }

    @Test
    void shouldFindAStepOfDaysForYears() {
        CostLimit limit = new CostLimit(100, Long.MAX_VALUE);
        RangeQuestion question = question(0, 3650L * 86_400_000);

        long step = limit.fittingStep(question, 1);

        assertThat(question.buckets(step)).isBetween(1L, 100L);
    }

    private static RangeQuestion question(long from, long to) {
        return new RangeQuestion(GAUGE, from, to, OptionalLong.of(1000), Optional.empty());
    }

    private static ThrowableAssertAlternative<HistoryException> refused(ThrowingCallable call) {
        return assertThatExceptionOfType(HistoryException.class).isThrownBy(call);
    }
}
