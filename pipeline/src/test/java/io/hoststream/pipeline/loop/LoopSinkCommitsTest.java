package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.loop.Subscription.Commits;
import java.time.Duration;
import java.util.Collections;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A loop whose sink commits, and partitions whose state a sink gives up. */
class LoopSinkCommitsTest {

    private final LoopBench bench = new LoopBench(new Subscription.Group("testers", Commits.SINK));

    @BeforeEach
    void start() {
        bench.loop.start();
        bench.sink.resuming = none -> OptionalLong.of(1);
    }

    private void assign(int... partitions) {
        bench.assign(partitions);
        bench.round();
    }

    /** The sink cannot say yet where a partition resumes, this many times. */
    private void restoring(int times) {
        bench.sink.resumeThrows.addAll(Collections.nCopies(times, new RetriableException("it is being restored")));
    }

    @Test
    void shouldLeaveCommittingToTheSink() {
        bench.append(bench.p0, "a", "b", "c");
        assign(0);
        bench.rounds(2);
        bench.sink.last().succeed();
        bench.untilCommit();
        assign();

        assertThat(bench.sink.last().values()).containsExactly("b", "c");
        assertThat(bench.sink.released).containsExactly(bench.p0);
        assertThat(bench.consumer.commits).isEmpty();
    }

    @Test
    void shouldNotAskTheGroupWhereTheSinkKnows() {
        bench.append(bench.p0, "a", "b", "c");
        bench.committed(bench.p0, 2);
        assign(0);

        assertThat(bench.sink.asked).containsEntry(bench.p0, OptionalLong.empty());
    }

    @Test
    void shouldOpenOthersWhileOnePartitionWaits() {
        bench.append(bench.p0, "a", "b");
        bench.append(bench.p1, "a", "b");
        restoring(1);
        assign(0, 1);

        assertThat(bench.sink.asked).hasSize(1);
        bench.rounds(2);
        assertThat(bench.sink.asked).containsOnlyKeys(bench.p0, bench.p1);
        assertThat(bench.sink.delivered).hasSize(2);
    }

    @Test
    void shouldOpenAPartitionAgainWhoseStateIsVoid() {
        bench.append(bench.p0, "a", "b");
        assign(0);
        bench.rounds(2);
        FakeSink.Delivered before = bench.sink.last();

        bench.sink.voided.add(bench.p0);
        bench.rounds(2);
        before.succeed();
        bench.rounds(2);

        assertThat(bench.sink.lost).containsExactly(bench.p0);
        assertThat(bench.sink.delivered).hasSize(2);
        assertThat(bench.sink.last().values()).containsExactly("b");
        assertThat(bench.sink.last().done()).isNotDone();
    }

    @Test
    void shouldHoldAVoidPartitionUntilItCanBeOpened() {
        bench.append(bench.p0, "a", "b");
        assign(0);
        bench.rounds(2);

        bench.sink.voided.add(bench.p0);
        restoring(1);
        bench.round();
        assertThat(bench.consumer.paused()).containsExactly(bench.p0);
        bench.rounds(2);

        assertThat(bench.sink.delivered).hasSize(2);
        assertThat(bench.consumer.paused()).as("busy again").containsExactly(bench.p0);
    }

    @Test
    void shouldPassOverAVoidPartitionThatIsNotThere() {
        bench.sink.voided.add(bench.p2);
        assign(0);
        bench.rounds(2);

        assertThat(bench.sink.lost).isEmpty();
        assertThat(bench.sink.asked).containsOnlyKeys(bench.p0);
    }

    @Test
    void shouldSayThatAPartitionLeavesBeforeItWasOpened() {
        restoring(9);
        assign(0);
        assign();

        assertThat(bench.sink.abandoned).containsExactly(bench.p0);
        assertThat(bench.sink.released).isEmpty();
    }

    @Test
    void shouldSayThatAPartitionWasNotOpenedWhenItStops() {
        restoring(9);
        assign(0);
        bench.loop.close(Duration.ZERO);

        assertThat(bench.sink.abandoned).containsExactly(bench.p0);
    }

    @Test
    void shouldReleaseNothingOfALostPartition() {
        assign(0);
        bench.rounds(1);
        bench.lose(0);
        bench.round();

        assertThat(bench.sink.lost).containsExactly(bench.p0);
    }
}
