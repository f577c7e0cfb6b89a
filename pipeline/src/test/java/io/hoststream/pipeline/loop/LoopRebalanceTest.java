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
    void shouldAskTheSinkWhereToResume() {
        bench.append(bench.p2, "a", "b", "c", "d", "e");
        bench.committed(bench.p2, 1);
        bench.sink.resuming = committed -> OptionalLong.of(3);

        bench.assign(0, 1, 2);
        bench.rounds(2);

        assertThat(bench.sink.asked).containsEntry(bench.p2, OptionalLong.of(1));
        assertThat(bench.sink.last().values()).containsExactly("d", "e");
    }

    @Test
    void shouldCommitWhatTheSinkHadAlreadyHandled() {
        bench.append(bench.p2, "a", "b", "c");
        bench.committed(bench.p2, 1);
        bench.sink.resuming = committed -> OptionalLong.of(3);

        bench.assign(0, 1, 2);
        bench.untilCommit();

        assertThat(bench.committed(bench.p2)).isEqualTo(3);
    }

    @Test
    void shouldNotTakeBackWhatIsCommittedWhereTheSinkReadsAgain() {
        bench.append(bench.p2, "a", "b", "c", "d");
        bench.committed(bench.p2, 3);
        bench.sink.resuming = committed -> OptionalLong.of(0);

        bench.assign(2);
        bench.round();
        bench.sink.last().done().complete(1L);
        bench.untilCommit();

        assertThat(bench.committed(bench.p2)).isEqualTo(3);
    }

    @Test
    void shouldBeginAtTheBeginningWhereNobodyCommittedAnything() {
        bench.append(bench.p2, "a", "b", "c", "d");
        bench.topic.trim(bench.p2, 2);

        bench.assign(0, 1, 2);
        bench.rounds(2);

        assertThat(bench.sink.asked).containsEntry(bench.p2, OptionalLong.empty());
        assertThat(bench.sink.last().values()).containsExactly("c", "d");
    }

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
    void shouldFindItsPlaceThroughAWakeUpInsideTheAssignment() {
        bench.append(bench.p2, "a", "b");
        bench.committed(bench.p2, 1);
        bench.consumer.schedulePollTask(() -> {
            bench.consumer.wakeWithinCalls(2);
            bench.consumer.rebalance(Set.of(bench.p2));
        });

        bench.rounds(2);

        assertThat(bench.sink.last().values()).containsExactly("b");
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
    void shouldReadAPartitionThatLeftAndCameBackInOnePoll() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.consumer.schedulePollTask(() -> {
            bench.consumer.rebalance(Set.of(bench.p1));
            bench.consumer.rebalance(Set.of(bench.p0, bench.p1));
        });

        bench.rounds(2);

        assertThat(bench.sink.delivered).hasSize(2);
        assertThat(bench.sink.last().values()).containsExactly("a");
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

    @Test
    void shouldSurfaceWhatIsThrownWhilePartitionsAreAssigned() {
        bench.sink.resumeThrows.add(new IllegalStateException("cannot open the directory"));

        bench.assign(0, 1, 2);

        assertThatThrownBy(bench::round)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot open the directory");
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
