package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LoopOffsetsLostTest {

    private final LoopBench bench = new LoopBench(new Subscription.Group("testers"));

    @Test
    void shouldCountRecordsThatRetentionTookBeforeTheyWereRead() {
        behind(2, 5);

        bench.rounds(3);

        assertThat(bench.monitor.lost).isEqualTo(3);
        assertThat(bench.sink.last().values()).containsExactly("f", "g");
    }

    @Test
    void shouldCommitTheNewBeginningSoThatTheLossIsCountedOnce() {
        behind(2, 5);

        bench.untilCommit();
        assertThat(bench.committed(bench.p0)).isEqualTo(5);
        bench.sink.last().succeed();
        bench.untilCommit();

        assertThat(bench.committed(bench.p0)).isEqualTo(7);
    }

    @Test
    void shouldHaveTheSinkLetGoAndResumeSoThatItsStateIsThere() {
        behind(2, 5);

        bench.rounds(3);

        assertThat(bench.sink.released).containsExactly(bench.p0);
        assertThat(bench.sink.asked).containsEntry(bench.p0, OptionalLong.of(5));
    }

    @Test
    void shouldResumeWhereTheSinkSaysIfTheBrokerStillHasThat() {
        bench.sink.resuming = offset -> offset.equals(OptionalLong.of(5)) ? OptionalLong.of(6) : offset;
        behind(2, 5);

        bench.rounds(3);

        assertThat(bench.sink.last().values()).containsExactly("g");
    }

    @Test
    void shouldReadATopicThatWasMadeAgainFromItsBeginning() {
        bench.sink.resuming = offset -> OptionalLong.of(6);
        behind(2, 0);
        bench.topic.recreate(bench.p0);
        bench.append(bench.p0, "new");

        bench.rounds(3);

        assertThat(bench.sink.last().values()).containsExactly("new");
        assertThat(bench.monitor.lost).isZero();
        bench.sink.last().succeed();
        bench.untilCommit();
        assertThat(bench.committed(bench.p0)).isEqualTo(1);
    }

    @Test
    void shouldCountOnlyWhatTheSinkHasNeverSeen() {
        overtakenWhileReading();

        bench.rounds(3);

        assertThat(bench.monitor.lost).isEqualTo(2);
        assertThat(bench.sink.last().values()).containsExactly("f", "g");
    }

    @Test
    void shouldAskAgainWhenAWakeUpHitsTheQuestion() {
        overtakenWhileReading();
        bench.consumer.wakeWithinCalls(2);

        bench.rounds(3);

        assertThat(bench.monitor.lost).isEqualTo(2);
    }

    @Test
    void shouldAskAgainInTheNextPollWhenTheBrokerDoesNotAnswer() {
        overtakenWhileReading();
        bench.consumer.questionFailures.add(new TimeoutException("the broker is away"));

        bench.rounds(4);

        assertThat(bench.monitor.lost).isEqualTo(2);
        assertThat(bench.sink.last().values()).containsExactly("f", "g");
    }

    @Test
    void shouldAskTheSinkAgainWhenItCannotResumeForNow() {
        overtakenWhileReading();
        bench.sink.resumeThrows.add(new RetriableException("disk full"));

        bench.rounds(4);

        assertThat(bench.monitor.lost).isEqualTo(2);
        assertThat(bench.sink.released).containsExactly(bench.p0);
        assertThat(bench.sink.last().values()).containsExactly("f", "g");
    }

    /** The sink has the first three records and gathers on; then retention takes two more than that. */
    private void overtakenWhileReading() {
        bench.append(bench.p0, "a", "b", "c", "d", "e", "f", "g");
        bench.loop.start();
        bench.assign(0);
        bench.round();
        bench.sink.last().done().complete(0L);
        bench.topic.trim(bench.p0, 5);
    }

    private void behind(long committed, long beginning) {
        bench.append(bench.p0, "a", "b", "c", "d", "e", "f", "g");
        bench.committed(bench.p0, committed);
        bench.topic.trim(bench.p0, beginning);
        bench.loop.start();
        bench.assign(0);
    }
}
