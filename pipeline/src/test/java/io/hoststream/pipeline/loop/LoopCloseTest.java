package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoopCloseTest {

    private static final Duration BOUND = Duration.ofSeconds(3);

    private final LoopBench bench = LoopBench.grouped(0, 1);

    @Test
    void shouldWaitForTheBatchesUnderWayAndCommitThem() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.consumer.scheduleNopPollTask();
        bench.consumer.schedulePollTask(bench.sink.last()::succeed);

        bench.loop.close(BOUND);

        assertThat(bench.consumer.commits).containsExactly(Map.of(bench.p0, 1L));
    }

    @Test
    void shouldNotWaitLongerThanItsBound() {
        bench.append(bench.p0, "a");
        bench.round();
        Instant before = bench.time.instant();

        bench.loop.close(BOUND);

        assertThat(Duration.between(before, bench.time.instant())).isBetween(BOUND, BOUND.plusMillis(100));
        assertThat(bench.consumer.commits).isEmpty();
        assertThat(bench.sink.released).contains(bench.p0);
    }

    @Test
    void shouldNotWaitAtAllWhenNothingIsUnderWay() {
        Instant before = bench.time.instant();

        bench.loop.close(BOUND);

        assertThat(bench.time.instant()).isEqualTo(before);
    }

    @Test
    void shouldNotWaitForABatchThatBacksOff() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().done().completeExceptionally(new RetriableException("disk full"));
        bench.round();
        Instant before = bench.time.instant();

        bench.loop.close(BOUND);

        assertThat(bench.time.instant()).isEqualTo(before);
        assertThat(bench.sink.delivered).hasSize(1);
    }

    @Test
    void shouldDeliverNothingNew() {
        bench.append(bench.p0, "a");
        bench.append(bench.p1, "b");
        bench.round();
        bench.append(bench.p0, "c");
        bench.consumer.schedulePollTask(bench.sink.delivered.get(0)::succeed);

        bench.loop.close(BOUND);

        assertThat(bench.sink.delivered).hasSize(2);
    }

    @Test
    void shouldCommitWhatReleaseGives() {
        bench.append(bench.p0, "a", "b");
        bench.round();
        bench.sink.last().done().complete(0L);
        bench.round();
        bench.sink.releases.put(bench.p0, OptionalLong.of(2));

        bench.loop.close(BOUND);

        assertThat(bench.committed(bench.p0)).isEqualTo(2);
        assertThat(bench.sink.released).containsExactlyInAnyOrder(bench.p0, bench.p1);
    }

    @Test
    void shouldReleaseAndCommitEverythingEvenWhenTheDrainingMeetsAFailure() {
        bench.append(bench.p0, "a");
        bench.append(bench.p1, "b");
        bench.round();
        bench.consumer.schedulePollTask(() -> {
            bench.sink.delivered.forEach(each -> {
                if (each.batch().partition().equals(bench.p0)) {
                    each.done().completeExceptionally(new IllegalStateException("broken"));
                } else {
                    each.succeed();
                }
            });
        });

        assertThatThrownBy(() -> bench.loop.close(BOUND)).isInstanceOf(SinkFailedException.class);

        assertThat(bench.sink.released).containsExactlyInAnyOrder(bench.p0, bench.p1);
        assertThat(bench.committed(bench.p0)).isEqualTo(-1);
        assertThat(bench.committed(bench.p1)).isEqualTo(1);
    }

    @Test
    void shouldCloseQuicklyAfterASinkFailed() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().done().completeExceptionally(new IllegalStateException("broken"));
        assertThatThrownBy(bench::round).isInstanceOf(SinkFailedException.class);
        Instant before = bench.time.instant();

        bench.loop.close(BOUND);

        assertThat(bench.time.instant()).isEqualTo(before);
    }

    @Test
    void shouldCloseALoopThatNeverStarted() {
        LoopBench never = new LoopBench(new Subscription.Group("testers"));

        never.loop.close(BOUND);

        assertThat(never.sink.released).isEmpty();
    }
}
