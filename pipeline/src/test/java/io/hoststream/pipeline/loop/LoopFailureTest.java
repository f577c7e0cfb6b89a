package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LoopFailureTest {

    private final LoopBench bench = LoopBench.grouped(0, 1);

    @Test
    void shouldKeepTheBatchOfARetriableFailureAndDeliverItAgain() {
        bench.append(bench.p0, "a", "b");
        bench.round();
        Batch<String> first = bench.sink.last().batch();

        bench.sink.last().done().completeExceptionally(new RetriableException("disk full"));
        bench.rounds(4);

        assertThat(bench.sink.delivered).hasSize(2);
        assertThat(bench.sink.last().batch()).isSameAs(first);
        assertThat(bench.monitor.backOffs).containsExactly("disk full");
        assertThat(bench.consumer.commits).isEmpty();
    }

    @Test
    void shouldNotDeliverAgainBeforeTheWaitIsOver() {
        bench.append(bench.p0, "a");
        bench.round();

        bench.sink.last().done().completeExceptionally(new RetriableException("disk full"));
        bench.rounds(2);

        assertThat(bench.sink.delivered).hasSize(1);
        assertThat(bench.monitor.backingOff).containsExactly(bench.p0);
    }

    @Test
    void shouldDoubleTheWaitUpToACap() {
        bench.append(bench.p0, "a");
        List<Instant> attempts = new ArrayList<>();
        for (int round = 0; round < 60; round++) {
            int before = bench.sink.delivered.size();
            Instant now = bench.time.instant();
            bench.round();
            if (bench.sink.delivered.size() > before) {
                attempts.add(now);
                bench.sink.last().done().completeExceptionally(new RetriableException("disk full"));
            }
        }

        List<Long> waits = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            waits.add(Duration.between(attempts.get(i - 1), attempts.get(i)).toMillis());
        }
        // The waits of 200, 400, 800, 1000, 1000 … ms, counted from the round in which the failure is taken in.
        assertThat(waits.subList(0, 5)).containsExactly(300L, 500L, 900L, 1100L, 1100L);
    }

    @Test
    void shouldBeginWithAShortWaitAgainForTheNextBatch() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().done().completeExceptionally(new RetriableException("disk full"));
        bench.rounds(4);
        bench.sink.last().succeed();
        bench.append(bench.p0, "b");
        bench.rounds(2);

        bench.sink.last().done().completeExceptionally(new RetriableException("disk full"));
        bench.rounds(4);

        assertThat(bench.sink.delivered).hasSize(4);
    }

    @Test
    void shouldStayPausedAndGoOnPollingWhileItBacksOff() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().done().completeExceptionally(new RetriableException("disk full"));
        bench.append(bench.p0, "b");
        bench.append(bench.p1, "other");
        int before = bench.consumer.polls;

        bench.rounds(2);

        assertThat(bench.consumer.polls - before).isEqualTo(2);
        assertThat(bench.consumer.paused()).isEqualTo(Set.of(bench.p0, bench.p1));
        assertThat(bench.sink.last().values()).containsExactly("other");
    }

    @Test
    void shouldCommitAndResumeOnceTheFailureHasPassed() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().done().completeExceptionally(new RetriableException("disk full"));
        bench.rounds(4);

        bench.sink.last().succeed();
        bench.untilCommit();

        assertThat(bench.committed(bench.p0)).isEqualTo(1);
        assertThat(bench.consumer.paused()).isEmpty();
        assertThat(bench.monitor.backingOff).isEmpty();
    }

    @Test
    void shouldTakeWhatKafkaCallsRetriableAsThat() {
        bench.append(bench.p0, "a");
        bench.round();

        bench.sink.last().done().completeExceptionally(new TimeoutException("the broker is away"));
        bench.rounds(4);

        assertThat(bench.sink.delivered).hasSize(2);
    }

    @Test
    void shouldSeeThroughTheWrappingOfFailures() {
        bench.append(bench.p0, "a");
        bench.round();

        bench.sink.last().done().completeExceptionally(new CompletionException(new RetriableException("disk full")));
        bench.rounds(4);

        assertThat(bench.sink.delivered).hasSize(2);
    }

    @Test
    void shouldTakeAnExceptionThatIsThrownLikeOneThatIsGivenBack() {
        bench.sink.deliverThrows.add(new RetriableException("disk full"));
        bench.append(bench.p0, "a");

        bench.rounds(4);

        assertThat(bench.monitor.backOffs).containsExactly("disk full");
        assertThat(bench.sink.last().values()).containsExactly("a");
    }

    @Test
    void shouldStopOnAnyOtherFailure() {
        bench.append(bench.p0, "a");
        bench.round();

        bench.sink.last().done().completeExceptionally(new IllegalStateException("broken"));

        assertThatThrownBy(bench::round)
                .isInstanceOf(SinkFailedException.class)
                .hasMessage("Loop test cannot go on at partition hoststream.samples-0: "
                        + "java.lang.IllegalStateException: broken")
                .cause()
                .isInstanceOf(IllegalStateException.class);
        assertThat(bench.consumer.commits).isEmpty();
    }

    @Test
    void shouldStopOnAnyOtherExceptionThatIsThrown() {
        bench.sink.deliverThrows.add(new IllegalStateException("broken"));
        bench.append(bench.p0, "a");

        assertThatThrownBy(bench::round).isInstanceOf(SinkFailedException.class);
    }

    @Test
    void shouldCommitWhatOthersFinishedWhenOneFails() {
        bench.append(bench.p0, "a");
        bench.append(bench.p1, "b");
        bench.round();
        bench.sink.delivered.stream()
                .filter(each -> each.batch().partition().equals(bench.p1))
                .forEach(FakeSink.Delivered::succeed);
        bench.sink.delivered.stream()
                .filter(each -> each.batch().partition().equals(bench.p0))
                .forEach(each -> each.done().completeExceptionally(new IllegalStateException("broken")));

        assertThatThrownBy(bench::round).isInstanceOf(SinkFailedException.class);
        bench.loop.close(Duration.ofSeconds(3));

        assertThat(bench.committed(bench.p0)).isEqualTo(-1);
        assertThat(bench.committed(bench.p1)).isEqualTo(1);
    }
}
