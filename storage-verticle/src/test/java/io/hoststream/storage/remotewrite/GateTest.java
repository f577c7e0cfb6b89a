package io.hoststream.storage.remotewrite;

import static io.hoststream.storage.remotewrite.FakeReceiver.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GateTest {

    private final FakeReceiver receiver = new FakeReceiver();
    private long nanos = 100;
    private final Gate gate = new Gate(receiver, 2, () -> nanos);

    @Test
    void shouldLetABoundedNumberThroughInTheirOrder() {
        receiver.holds = true;
        List<CompletableFuture<Answer>> answers = List.of(send(1), send(2), send(3), send(4));
        assertThat(receiver.bodies).hasSize(2);

        receiver.open.get(1).complete(TAKEN);
        receiver.open.get(0).completeExceptionally(new IOException("gone"));

        assertThat(receiver.bodies).containsExactly(new byte[] {1}, new byte[] {2}, new byte[] {3}, new byte[] {4});
        assertThat(answers.get(1)).isCompletedWithValue(TAKEN);
        assertThat(answers.get(0)).isCompletedExceptionally();
        assertThat(answers.get(2)).isNotDone();
    }

    @Test
    void shouldLeaveAReceiverAloneForAsLongAsItAsksTo() {
        receiver.answers.add(new Answer(429, "", Duration.ofSeconds(7)));
        gate.send(new byte[] {1});
        nanos += Duration.ofSeconds(6).toNanos();

        assertThat(send(2)).isCompletedExceptionally();
        assertThat(receiver.bodies).hasSize(1);
        nanos += Duration.ofSeconds(2).toNanos();
        assertThat(send(3)).isCompletedWithValue(TAKEN);
    }

    @Test
    void shouldTurnAwayThoseThatWaitWhenTheReceiverAsksToBeLeftAlone() {
        receiver.holds = true;
        gate.send(new byte[] {1});
        gate.send(new byte[] {2});
        CompletableFuture<Answer> waiting = send(3);

        receiver.open.get(0).complete(new Answer(503, "", Duration.ofSeconds(7)));

        assertThat(waiting)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("it asked to be left alone, for another 7 s");
        assertThat(receiver.bodies).hasSize(2);
    }

    @Test
    void shouldNotBelieveAReceiverThatAsksToBeLeftAloneForDays() {
        receiver.answers.add(new Answer(503, "", Duration.ofDays(3)));
        gate.send(new byte[] {1});
        nanos += Duration.ofMinutes(5).toNanos();

        assertThat(send(2)).isCompletedWithValue(TAKEN);
    }

    private CompletableFuture<Answer> send(int number) {
        return gate.send(new byte[] {(byte) number}).toCompletableFuture();
    }
}
