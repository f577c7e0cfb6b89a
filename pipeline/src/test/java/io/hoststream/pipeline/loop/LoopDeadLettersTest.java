package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoopDeadLettersTest {

    private final LoopBench bench = LoopBench.grouped(0, 1);

    @Test
    void shouldSendAMalformedRecordToTheDeadLettersAndMoveOn() {
        bench.append(bench.p0, "a", "malformed!", "b");
        bench.round();
        bench.sink.last().succeed();

        bench.untilCommit();

        assertThat(bench.sink.last().values()).containsExactly("a", "b");
        assertThat(bench.deadLetters.offsets()).containsExactly(1L);
        assertThat(bench.committed(bench.p0)).isEqualTo(3);
        assertThat(bench.consumer.paused()).isEmpty();
    }

    @Test
    void shouldSayWhereTheMalformedRecordWasAndWhy() {
        bench.append(bench.p1, "malformed!");

        bench.round();

        DeadLetter letter = bench.deadLetters.sent.get(0).letters().get(0);
        assertThat(letter.reason()).isEqualTo("expected text, found \"malformed!\"");
        assertThat(letter.loop()).isEqualTo("test");
        assertThat(letter.record().partition()).isEqualTo(1);
        assertThat(new String(letter.record().value(), StandardCharsets.UTF_8)).isEqualTo("malformed!");
        assertThat(bench.monitor.malformed).containsExactly(letter);
    }

    @Test
    void shouldLetTheSinkDecideEvenWhereNothingCouldBeDecoded() {
        bench.append(bench.p0, "malformed 1", "malformed 2");
        bench.round();
        assertThat(bench.sink.last().batch().records()).isEmpty();
        assertThat(bench.sink.last().batch().next()).isEqualTo(2);

        bench.sink.last().done().complete(0L);
        bench.untilCommit();

        assertThat(bench.consumer.commits).isEmpty();
    }

    @Test
    void shouldNotMoveOnBeforeTheDeadLetterIsDurable() {
        bench.deadLetters.immediate = false;
        bench.append(bench.p0, "malformed", "a");
        bench.round();
        bench.sink.last().succeed();
        bench.untilCommit();
        assertThat(bench.consumer.commits).isEmpty();
        assertThat(bench.consumer.paused()).containsExactly(bench.p0);

        bench.deadLetters.sent.get(0).done().complete(null);
        bench.untilCommit();

        assertThat(bench.committed(bench.p0)).isEqualTo(2);
    }

    @Test
    void shouldSendADeadLetterAgainThatWasNotTaken() {
        bench.deadLetters.immediate = false;
        bench.append(bench.p0, "malformed", "a");
        bench.round();
        bench.sink.last().succeed();
        bench.deadLetters.sent.get(0).done().completeExceptionally(new RetriableException("not now"));

        bench.rounds(4);
        assertThat(bench.deadLetters.offsets()).containsExactly(0L, 0L);
        assertThat(bench.consumer.commits).isEmpty();
        bench.deadLetters.sent.get(1).done().complete(null);
        bench.untilCommit();

        assertThat(bench.committed(bench.p0)).isEqualTo(2);
    }

    @Test
    void shouldNotBotherTheSinkAgainForADeadLetterThatWasNotTaken() {
        bench.deadLetters.immediate = false;
        bench.append(bench.p0, "malformed", "a");
        bench.round();
        bench.sink.last().succeed();
        bench.deadLetters.sent.get(0).done().completeExceptionally(new RetriableException("not now"));

        bench.rounds(4);

        assertThat(bench.sink.delivered).hasSize(1);
    }

    @Test
    void shouldNotSendADeadLetterAgainForASinkThatFailed() {
        bench.append(bench.p0, "malformed", "a");
        bench.round();
        bench.sink.last().done().completeExceptionally(new RetriableException("disk full"));

        bench.rounds(4);

        assertThat(bench.sink.delivered).hasSize(2);
        assertThat(bench.deadLetters.offsets()).containsExactly(0L);
    }

    @Test
    void shouldNotLetASinkGiveAwayADeadLetterThatIsStillOnItsWay() {
        bench.deadLetters.immediate = false;
        bench.append(bench.p0, "a", "malformed", "b");
        bench.round();
        bench.sink.releases.put(bench.p0, OptionalLong.of(3));

        bench.assign(1);
        bench.round();

        assertThat(bench.committed(bench.p0)).isEqualTo(1);
    }
}
