package io.hoststream.serve.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.Selection;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.Samples;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.ViewLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PastTest {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Access ALL = new Access("all", Set.of(), new HostSelector.All());
    private static final int SAMPLES = 500;

    private final LiveView view = new LiveView(ViewLimits.of(WINDOW, Duration.ofHours(24)));

    /** However few points a step makes of them: what is copied is what takes memory. */
    @Test
    void shouldCopyNoMoreValuesThanItMay() {
        feed("a", "b");

        assertThatThrownBy(() ->
                        past(2 * SAMPLES - 1).remember(hosts(), question(Metric.CPU_USAGE_PERCENT), Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        HistoryException.class, e -> assertThat(e.kind()).isEqualTo(HistoryException.Kind.COST))
                .hasMessageContaining("1000 stored values to be read, at most 999 are");
        assertThat(past(2 * SAMPLES)
                        .remember(hosts(), question(Metric.CPU_USAGE_PERCENT), Long.MAX_VALUE)
                        .slots())
                .isEqualTo(2 * SAMPLES);
    }

    @Test
    void shouldCopyNothingWhereOthersHoldTooMuch() {
        feed("a", "b");

        assertThatThrownBy(
                        () -> past(2 * SAMPLES).remember(hosts(), question(Metric.CPU_USAGE_PERCENT), 2 * SAMPLES - 1))
                .isInstanceOfSatisfying(
                        HistoryException.class, e -> assertThat(e.kind()).isEqualTo(HistoryException.Kind.BUSY));
    }

    private static Past past(long most) {
        return new Past(Optional.empty(), WINDOW, new CostLimit(1000, most));
    }

    private static RangeQuestion question(Metric metric) {
        return new RangeQuestion(
                Selection.of(metric, "a", "b"),
                Samples.START,
                Samples.timeOf(SAMPLES + 1),
                OptionalLong.of(3_600_000),
                Optional.empty());
    }

    private List<HostView> hosts() {
        return view.hosts(ALL);
    }

    private void feed(String... hosts) {
        for (String host : hosts) {
            for (int i = 1; i <= SAMPLES; i++) {
                view.apply(Samples.sample(host, i), Samples.timeOf(i));
            }
        }
    }
}
