package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoopCommitTest {

    private final LoopBench bench = LoopBench.grouped(0, 1);

    static Stream<RuntimeException> passingFailures() {
        return Stream.of(
                new TimeoutException("the broker is away"),
                new CommitFailedException("the member was replaced"),
                new RebalanceInProgressException("wait"));
    }

    @Test
    void shouldCommitOnlyAfterSuccess() {
        bench.append(bench.p0, "a", "b");
        bench.rounds(20);
        assertThat(bench.consumer.commits).isEmpty();

        bench.sink.last().succeed();
        bench.untilCommit();

        assertThat(bench.consumer.commits).containsExactly(Map.of(bench.p0, 2L));
    }

    @Test
    void shouldCommitTheOffsetThatTheSinkGivesWhileItStillGathers() {
        bench.append(bench.p0, "a", "b", "c");
        bench.round();

        bench.sink.last().done().complete(1L);
        bench.untilCommit();

        assertThat(bench.committed(bench.p0)).isEqualTo(1);
    }

    @Test
    void shouldCommitNothingWhileTheSinkHasMadeNothingDurable() {
        bench.append(bench.p0, "a", "b", "c");
        bench.round();

        bench.sink.last().done().complete(0L);
        bench.untilCommit();

        assertThat(bench.consumer.commits).isEmpty();
    }

    @Test
    void shouldCommitWhatTheSinkMadeDurableThoughNoBatchCame() {
        bench.append(bench.p0, "a", "b", "c");
        bench.round();
        bench.sink.last().done().complete(0L);
        bench.untilCommit();

        bench.sink.durable.put(bench.p0, OptionalLong.of(3));
        bench.untilCommit();

        assertThat(bench.committed(bench.p0)).isEqualTo(3);
    }

    @Test
    void shouldNotCommitTheSameOffsetAgain() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().succeed();
        bench.untilCommit();

        bench.rounds(30);

        assertThat(bench.consumer.commits).hasSize(1);
    }

    @Test
    void shouldCommitAtAPaceRatherThanAfterEveryBatch() {
        bench.sink.immediate = true;
        for (int i = 0; i < 20; i++) {
            bench.append(bench.p0, "value");
            bench.round();
        }

        assertThat(bench.consumer.commits).hasSizeBetween(3, 5);
    }

    @Test
    void shouldCommitAllPartitionsTogether() {
        bench.append(bench.p0, "a");
        bench.append(bench.p1, "b", "c");
        bench.round();
        bench.sink.delivered.forEach(FakeSink.Delivered::succeed);

        bench.untilCommit();

        assertThat(bench.consumer.commits).containsExactly(Map.of(bench.p0, 1L, bench.p1, 2L));
    }

    @ParameterizedTest
    @MethodSource("passingFailures")
    void shouldCommitAgainLaterWhatCouldNotBeCommitted(RuntimeException failure) {
        bench.consumer.commitFailures.add(failure);
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().succeed();

        bench.untilCommit();
        assertThat(bench.consumer.commits).isEmpty();
        bench.untilCommit();

        assertThat(bench.consumer.commits).containsExactly(Map.of(bench.p0, 1L));
    }

    @Test
    void shouldStopOnACommitThatCanNeverSucceed() {
        bench.consumer.commitFailures.add(GroupAuthorizationException.forGroupId("testers"));
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().succeed();

        assertThatThrownBy(bench::untilCommit).isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void shouldCommitThroughWakeUpsThatWereMeantForAPoll() {
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().succeed();
        bench.consumer.wakeWithinCalls(2);

        bench.untilCommit();

        assertThat(bench.consumer.commits).containsExactly(Map.of(bench.p0, 1L));
    }

    @Test
    void shouldRefuseASinkThatClaimsMoreThanItWasGiven() {
        bench.append(bench.p0, "a", "b");
        bench.round();

        bench.sink.last().done().complete(3L);

        assertThatThrownBy(bench::round)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The sink of loop test completed a batch that ends before offset 2 with offset 3");
        assertThat(bench.consumer.commits).isEmpty();
    }

    @Test
    // A sink that breaks its promise not to say null is what is tested.
    @SuppressWarnings("NullAway")
    void shouldRefuseASinkThatGivesNoOffset() {
        bench.append(bench.p0, "a");
        bench.round();

        bench.sink.last().done().complete(null);

        assertThatThrownBy(bench::round)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The sink of loop test completed a batch that ends before offset 1 with offset null");
    }

    @Test
    void shouldStartAtTheOffsetThatTheGroupHasCommitted() {
        LoopBench later = new LoopBench(new Subscription.Group("testers"));
        later.append(later.p0, "a", "b", "c", "d", "e", "f");
        later.committed(later.p0, 4);
        later.loop.start();
        later.assign(0);

        later.rounds(2);

        assertThat(later.sink.last().values()).containsExactly("e", "f");
        assertThat(List.copyOf(later.sink.asked.keySet())).containsExactly(later.p0);
    }
}
