package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopStrangersTest {

    private final LoopBench bench = LoopBench.grouped(0, 1);

    @Test
    void shouldIgnoreACompletionOfAPartitionThatIsGone() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.assign(1);
        bench.round();

        bench.sink.last().succeed();
        bench.untilCommit();

        assertThat(bench.consumer.commits).isEmpty();
        assertThat(bench.monitor.strangers).isEqualTo(1);
    }

    @Test
    void shouldIgnoreACompletionOfABatchFromBeforeThePartitionLeftAndCameBack() {
        bench.append(bench.p0, "a");
        bench.round();
        FakeSink.Delivered old = bench.sink.last();
        bench.assign(1);
        bench.round();
        bench.assign(0, 1);
        bench.rounds(2);
        assertThat(bench.sink.delivered).hasSize(2);

        old.succeed();
        bench.untilCommit();
        assertThat(bench.consumer.commits).isEmpty();
        assertThat(bench.consumer.paused()).containsExactly(bench.p0);
        bench.sink.last().succeed();
        bench.untilCommit();

        assertThat(bench.committed(bench.p0)).isEqualTo(1);
        assertThat(bench.monitor.strangers).isEqualTo(1);
    }

    @Test
    void shouldIgnoreAFailureOfABatchThatIsNoLongerLive() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.assign(1);
        bench.round();

        bench.sink.last().done().completeExceptionally(new IllegalStateException("its state was dropped"));
        bench.rounds(2);

        assertThat(bench.monitor.strangers).isEqualTo(1);
    }

    @Test
    void shouldDropABatchThatBacksOffWithItsPartition() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().done().completeExceptionally(new RetriableException("disk full"));
        bench.round();

        bench.assign(1);
        bench.rounds(10);

        assertThat(bench.sink.delivered).hasSize(1);
        assertThat(bench.monitor.backingOff).isEmpty();
    }
}
