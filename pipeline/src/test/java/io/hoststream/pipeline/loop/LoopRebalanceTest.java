package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.junit.jupiter.api.Test;

class LoopRebalanceTest {

    private final LoopBench bench = LoopBench.grouped(0, 1);

    @Test
    void shouldCommitWhatIsFinishedInsideTheRevocation() {
        bench.append(bench.p0, "a", "b");
        bench.round();
        bench.sink.last().succeed();

        bench.assign(1);
        bench.round();

        assertThat(bench.consumer.commits).containsExactly(Map.of(bench.p0, 2L));
    }

    @Test
    void shouldTakeInBeforeItCommitsWhatASinkFinishedDuringThePoll() {
        bench.append(bench.p0, "a", "b");
        bench.round();
        bench.consumer.schedulePollTask(() -> {
            bench.sink.last().succeed();
            bench.consumer.rebalance(Set.of(bench.p1));
        });

        bench.round();

        assertThat(bench.consumer.commits).containsExactly(Map.of(bench.p0, 2L));
        assertThat(bench.monitor.strangers).isZero();
    }

    @Test
    void shouldCommitTheOffsetThatReleaseGives() {
        bench.append(bench.p0, "a", "b", "c");
        bench.round();
        bench.sink.last().done().complete(0L);
        bench.round();
        bench.sink.releases.put(bench.p0, OptionalLong.of(3));

        bench.assign(1);
        bench.round();

        assertThat(bench.sink.released).containsExactly(bench.p0);
        assertThat(bench.committed(bench.p0)).isEqualTo(3);
    }

    @Test
    void shouldNotCommitABatchThatIsStillUnderWay() {
        bench.append(bench.p0, "a");
        bench.round();

        bench.assign(1);
        bench.round();

        assertThat(bench.consumer.commits).isEmpty();
    }

    @Test
    void shouldLeaveUncommittedWhatASinkCannotMakeDurableForNow() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.releaseThrows.add(new RetriableException("disk full"));

        bench.assign(1);
        bench.rounds(2);

        assertThat(bench.consumer.commits).isEmpty();
    }

    @Test
    void shouldCommitThroughAWakeUpInsideTheRevocation() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().succeed();
        bench.consumer.schedulePollTask(() -> {
            bench.consumer.wakeup();
            bench.consumer.rebalance(Set.of(bench.p1));
        });

        bench.round();

        assertThat(bench.committed(bench.p0)).isEqualTo(1);
    }

    @Test
    void shouldGoOnWhenTheCommitOfARevocationFails() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().succeed();
        bench.consumer.commitFailures.add(new CommitFailedException());

        bench.assign(1);
        bench.rounds(2);

        assertThat(bench.consumer.commits).isEmpty();
        assertThat(bench.sink.released).containsExactly(bench.p0);
    }

    @Test
    void shouldCommitNothingOfPartitionsThatAreLost() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().succeed();
        bench.sink.releases.put(bench.p0, OptionalLong.of(1));

        bench.lose(0);
        bench.rounds(10);

        assertThat(bench.consumer.commits).isEmpty();
        assertThat(bench.sink.released).containsExactly(bench.p0);
    }

    @Test
    void shouldKeepTheOtherPartitionsAndTheirPauses() {
        bench.append(bench.p0, "a");
        bench.append(bench.p1, "b");
        bench.round();
        FakeSink.Delivered other = bench.sink.delivered.stream()
                .filter(each -> each.batch().partition().equals(bench.p1))
                .findFirst()
                .orElseThrow();

        bench.assign(1, 2);
        bench.rounds(2);
        assertThat(bench.consumer.paused()).containsExactly(bench.p1);
        other.succeed();
        bench.untilCommit();

        assertThat(bench.committed(bench.p1)).isEqualTo(1);
        assertThat(bench.sink.released).containsExactly(bench.p0);
    }

    @Test
    void shouldSurfaceWhatIsThrownByReleaseAndReleaseAndCommitTheOthersAllTheSame() {
        bench.append(bench.p0, "a");
        bench.append(bench.p1, "b");
        bench.round();
        bench.sink.delivered.forEach(FakeSink.Delivered::succeed);
        bench.sink.releaseThrows.add(new IllegalStateException("broken"));

        bench.assign();

        assertThatThrownBy(bench::round)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        assertThat(bench.sink.released).containsExactlyInAnyOrder(bench.p0, bench.p1);
        assertThat(bench.consumer.commits).containsExactly(Map.of(bench.p0, 1L, bench.p1, 1L));
    }

    @Test
    void shouldSurfaceAllThatIsThrownInOnePoll() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().succeed();
        bench.sink.releaseThrows.add(new IllegalStateException("first"));
        bench.sink.resumeThrows.add(new IllegalStateException("second"));

        bench.assign(1, 2);

        assertThatThrownBy(bench::round)
                .hasMessage("first")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("second"));
    }
}
