package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoopFlowTest {

    private final LoopBench bench = LoopBench.grouped(0, 1);

    @Test
    void shouldDeliverABatchWithItsOffsetsAndTimes() {
        bench.append(bench.p0, "a", "b");

        bench.round();

        Batch<String> batch = bench.sink.last().batch();
        assertThat(batch.partition()).isEqualTo(bench.p0);
        assertThat(batch.next()).isEqualTo(2);
        assertThat(batch.records())
                .extracting(Received::key, Received::value, Received::offset, Received::arrivedMillis)
                .containsExactly(tuple("key", "a", 0L, 0L), tuple("key", "b", 1L, 1L));
        assertThat(bench.monitor.delivered).isEqualTo(2);
    }

    @Test
    void shouldPauseAPartitionThatGoesFromIdleToBusy() {
        bench.append(bench.p0, "a");

        bench.round();

        assertThat(bench.consumer.paused()).containsExactly(bench.p0);
    }

    @Test
    void shouldDeliverNothingMoreOfAPartitionThatIsBusy() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.append(bench.p0, "b");

        bench.rounds(10);

        assertThat(bench.sink.delivered).hasSize(1);
    }

    @Test
    void shouldResumeAPartitionWhoseBatchIsFinished() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.append(bench.p0, "b");

        bench.sink.last().succeed();
        bench.round();

        assertThat(bench.sink.delivered).hasSize(2);
        assertThat(bench.sink.last().values()).containsExactly("b");
        bench.sink.last().succeed();
        bench.round();
        assertThat(bench.consumer.paused()).isEmpty();
    }

    @Test
    void shouldGoOnWithOtherPartitionsWhileOneIsBusy() {
        bench.append(bench.p0, "slow");
        bench.round();
        bench.append(bench.p1, "quick");

        bench.round();

        assertThat(bench.sink.last().values()).containsExactly("quick");
        assertThat(bench.consumer.paused()).isEqualTo(Set.of(bench.p0, bench.p1));
    }

    @Test
    void shouldNeverStopPollingWhileEverythingIsBusy() {
        bench.append(bench.p0, "a");
        bench.append(bench.p1, "b");
        bench.round();
        int before = bench.consumer.polls;

        bench.rounds(50);

        assertThat(bench.consumer.polls - before).isEqualTo(50);
    }

    @Test
    void shouldNotPauseForASinkThatIsDoneAtOnce() {
        bench.sink.immediate = true;
        bench.append(bench.p0, "a", "b", "c", "d", "e");

        bench.round();
        assertThat(bench.consumer.paused()).isEmpty();
        bench.round();

        assertThat(bench.sink.delivered)
                .extracting(FakeSink.Delivered::values)
                .extracting(values -> String.join(",", values))
                .containsExactly("a,b,c", "d,e");
    }

    @Test
    void shouldShowTheSinkTheTimeInEveryRound() {
        Instant before = bench.time.instant();
        bench.sink.ticks.clear();

        bench.rounds(3);

        assertThat(bench.sink.ticks)
                .containsExactly(before, before.plus(LoopBench.POLL), before.plus(LoopBench.POLL.multipliedBy(2)));
    }

    @Test
    void shouldSayWhetherARoundDidAnything() {
        assertThat(bench.loop.runOnce()).isFalse();
        bench.append(bench.p0, "a");
        assertThat(bench.loop.runOnce()).isTrue();
        assertThat(bench.loop.runOnce()).isFalse();
        bench.sink.last().succeed();
        assertThat(bench.loop.runOnce()).isTrue();
    }

    @Test
    void shouldReportHowManyRecordsAreLeftToRead() {
        bench.append(bench.p0, "a", "b", "c", "d");
        bench.append(bench.p1, "e");

        bench.round();

        assertThat(bench.monitor.lag).isEqualTo(1);
    }

    @Test
    void shouldReadAgainWhatCameForAPartitionThatTheClientForgotToPause() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.append(bench.p0, "b");
        bench.consumer.forgetPauses();

        bench.round();

        assertThat(bench.sink.delivered).hasSize(1);
        assertThat(bench.consumer.paused()).containsExactly(bench.p0);
        bench.sink.last().succeed();
        bench.round();
        assertThat(bench.sink.delivered).hasSize(2);
        assertThat(bench.sink.last().values()).containsExactly("b");
    }
}
