package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LoopAssignTest {

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
    void shouldSurfaceWhatIsThrownWhilePartitionsAreAssigned() {
        bench.sink.resumeThrows.add(new IllegalStateException("cannot open the directory"));

        bench.assign(0, 1, 2);

        assertThatThrownBy(bench::round)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot open the directory");
    }

    @Test
    void shouldHoldPartitionsWhileTheBrokerCannotSayWhereTheGroupStands() {
        bench.append(bench.p2, "a", "b");
        bench.committed(bench.p2, 1);
        bench.consumer.questionFailures.add(new TimeoutException("away"));
        bench.consumer.questionFailures.add(new TimeoutException("away"));

        bench.assign(0, 1, 2);
        bench.rounds(2);
        assertThat(bench.consumer.paused()).containsExactly(bench.p2);
        assertThat(bench.sink.delivered).isEmpty();
        bench.round();

        assertThat(bench.sink.last().values()).containsExactly("b");
    }

    @Test
    void shouldHoldAPartitionWhileTheSinkCannotSayWhereToResume() {
        bench.append(bench.p2, "a", "b");
        bench.sink.resumeThrows.add(new RetriableException("disk full"));

        bench.assign(0, 1, 2);
        bench.round();
        assertThat(bench.sink.delivered).isEmpty();
        bench.round();

        assertThat(bench.sink.last().values()).containsExactly("a", "b");
    }

    @Test
    void shouldLetGoOfAPartitionThatItNeverOpened() {
        bench.sink.resumeThrows.add(new RetriableException("disk full"));
        bench.sink.resumeThrows.add(new RetriableException("disk full"));
        bench.assign(0, 1, 2);
        bench.round();

        bench.assign(0, 1);
        bench.rounds(2);

        assertThat(bench.sink.released).isEmpty();
        assertThat(bench.sink.asked).doesNotContainKey(bench.p2);
    }

    @Test
    void shouldNotOpenAPartitionThatLeftMeanwhile() {
        bench.consumer.questionFailures.add(new TimeoutException("not now"));
        bench.consumer.questionFailures.add(new TimeoutException("still not"));

        bench.assign(0, 1, 2);
        bench.round();
        bench.assign(0, 1);
        bench.rounds(3);

        assertThat(bench.sink.asked).doesNotContainKey(bench.p2);
    }
}
