package io.hoststream.storage.remotewrite;

import static io.hoststream.storage.remotewrite.FakeReceiver.TAKEN;
import static io.hoststream.storage.remotewrite.FakeReceiver.TOO_LATE;
import static io.hoststream.storage.remotewrite.FakeReceiver.answer;
import static io.hoststream.storage.remotewrite.Samples.P0;
import static io.hoststream.storage.remotewrite.Samples.P1;
import static io.hoststream.storage.remotewrite.Samples.VALUES;
import static io.hoststream.storage.remotewrite.Samples.batch;
import static io.hoststream.storage.remotewrite.Samples.numbered;
import static io.hoststream.storage.remotewrite.Samples.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.RetriableException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteWriteSinkTest {

    private final Receiving receiving = new Receiving();
    private final FakeReceiver receiver = new FakeReceiver();
    private long nanos;
    private final RemoteWriteSink sink = sink(VALUES);

    private RemoteWriteSink sink(int maxSamples) {
        return new RemoteWriteSink(Samples.form(maxSamples), receiver, receiving.standing, () -> nanos);
    }

    @Test
    void shouldCompleteABatchWhenTheReceiverHasAllOfIt() {
        receiver.holds = true;

        CompletableFuture<Long> done = deliver(batch(P0, 5, numbered("a", 1, 2)));
        receiver.open.get(0).complete(TAKEN);
        assertThat(done).isNotDone();
        receiver.open.get(1).complete(TAKEN);

        assertThat(done).isCompletedWithValue(7L);
        assertThat(receiving.counted("values")).isEqualTo(2 * VALUES);
    }

    @Test
    void shouldSendTheRequestsOfAPartitionOneAfterAnotherAndThoseOfOthersMeanwhile() {
        receiver.holds = true;

        sink.deliver(batch(P0, 0, numbered("a", 1, 3)));
        sink.deliver(batch(P1, 0, numbered("b", 1, 2)));

        assertThat(receiver.samples()).containsExactly(List.of("a#1"), List.of("b#1"));
        receiver.open.get(1).complete(TAKEN);
        receiver.open.get(0).complete(TAKEN);
        assertThat(receiver.samples()).containsExactly(List.of("a#1"), List.of("b#1"), List.of("b#2"), List.of("a#2"));
    }

    @Test
    void shouldGoOnWithTheRequestThatFailedWhenTheBatchIsDeliveredAgain() {
        receiver.answers.addAll(List.of(TAKEN, answer(503, "upgrading")));
        Batch<HostSample> batch = batch(P0, 0, numbered("a", 1, 3));

        assertThat(failure(deliver(batch)))
                .isInstanceOf(RetriableException.class)
                .hasMessage("remote write to mimir (https://metrics.example/api/v1/push) answered 503: upgrading");
        assertThat(deliver(batch)).isCompletedWithValue(3L);

        assertThat(receiver.samples()).containsExactly(List.of("a#1"), List.of("a#2"), List.of("a#2"), List.of("a#3"));
        assertThat(receiving.counted("retries")).isEqualTo(1);
    }

    @Test
    void shouldTryAgainWhenThereIsNoAnswer() {
        receiver.holds = true;
        CompletableFuture<Long> done = deliver(batch(P0, 0, sample("a", 1)));

        receiver.open.get(0).completeExceptionally(new IOException("Connection reset"));

        assertThat(failure(done))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("gets no answer: java.io.IOException: Connection reset");
    }

    @Test
    void shouldPassOverWhatIsRefusedAndSayForWhatReason() {
        receiver.answers.add(answer(401, "who are you"));

        assertThat(deliver(batch(P0, 0, numbered("a", 1, 2)))).isCompletedWithValue(2L);

        assertThat(receiver.samples()).containsExactly(List.of("a#1"), List.of("a#2"));
        assertThat(receiving.counted("refused", "reason", "http_401")).isEqualTo(VALUES);
        assertThat(receiving.counted("values")).isEqualTo(VALUES);
        assertThat(receiving.answers().detail())
                .isEqualTo("mimir (https://metrics.example/api/v1/push) refuses what it is sent: 401: who are you");
        receiving.nanos += Duration.ofSeconds(61).toNanos();
        sink.deliver(batch(P0, 2, sample("a", 3)));
        assertThat(receiving.answers().up()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "409, 'add 3 series: out of order samples'",
        "400, 'failed pushing to ingester: the sample has been rejected (err-mimir-sample-out-of-order)'"
    })
    void shouldLeaveWholeWhatAReceiverStoredButForWhatIsOld(int status, String text) {
        receiver.answers.add(answer(status, text));

        assertThat(sink(1000).deliver(batch(P0, 0, numbered("a", 1, 2))).toCompletableFuture())
                .isCompletedWithValue(2L);

        assertThat(receiver.bodies).hasSize(1);
        assertThat(receiving.counted("refused", "reason", "some_out_of_order")).isEqualTo(2 * VALUES);
        assertThat(receiving.answers().up()).isTrue();
    }

    @Test
    void shouldSaveWhatIsNewInARequestThatIsRefusedForWhatIsOld() {
        RemoteWriteSink wide = sink(1000);
        // Prometheus has a#1 to a#3 and refuses every request with one of them.
        receiver.holds = true;
        CompletableFuture<Long> done =
                wide.deliver(batch(P0, 0, numbered("a", 1, 8))).toCompletableFuture();
        for (int i = 0; i < receiver.open.size(); i++) {
            boolean old = receiver.samples().get(i).stream().anyMatch(List.of("a#1", "a#2", "a#3")::contains);
            receiver.open.get(i).complete(old ? TOO_LATE : TAKEN);
        }

        assertThat(done).isCompletedWithValue(8L);
        assertThat(receiving.counted("refused", "reason", "out_of_order")).isEqualTo(3 * VALUES);
        assertThat(receiving.counted("values")).isEqualTo(5 * VALUES);
        assertThat(receiver.samples()).contains(List.of("a#4"), List.of("a#5", "a#6", "a#7", "a#8"));
        assertThat(receiving.answers().up()).isTrue();
    }

    @Test
    void shouldSendEveryRequestOnceToAReceiverThatHoldsEverythingForTooOld() {
        RemoteWriteSink wide = sink(100 * VALUES);
        for (int i = 0; i < 3000; i++) {
            receiver.answers.add(TOO_LATE);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(wide.deliver(batch(P0, i * 100L, numbered("a", i * 100 + 1, i * 100 + 100)))
                            .toCompletableFuture())
                    .isCompleted();
        }
        int before = receiver.bodies.size();

        wide.deliver(batch(P0, 2000, numbered("a", 2001, 2100)));

        assertThat(receiver.bodies).hasSize(before + 1);
        assertThat(before).isLessThan(2 * 1024 + 50);
    }

    @Test
    void shouldSayUpToWhereAPartitionIsSentWhenItIsGivenAway() {
        receiver.holds = true;
        CompletableFuture<Long> done = deliver(batch(P0, 10, numbered("a", 1, 3)));
        receiver.open.get(0).complete(TAKEN);

        assertThat(sink.release(P0)).hasValue(11);

        receiver.open.get(1).complete(TAKEN);
        assertThat(receiver.bodies).as("no more requests").hasSize(2);
        assertThat(failure(done)).isInstanceOf(RetriableException.class);
        assertThat(sink.release(P0)).isEmpty();
    }

    @Test
    void shouldForgetAPartitionThatWasGivenAway() {
        sink.deliver(batch(P0, 0, sample("a", 1)));
        sink.release(P0);

        sink.deliver(batch(P0, 0, sample("a", 1)));

        assertThat(receiver.samples()).containsExactly(List.of("a#1"), List.of("a#1"));
    }

    @Test
    void shouldSendTheEndOfASilentHostBeforeWhatComesNext() {
        sink.deliver(batch(P0, 0, sample("a", 1)));
        receiver.holds = true;
        nanos += Duration.ofSeconds(2).toNanos();
        sink.tick(Samples.at(1));
        nanos += Duration.ofMinutes(1).toNanos();
        sink.tick(Samples.at(7));
        assertThat(receiver.samples()).containsExactly(List.of("a#1"), List.of("a#end"));

        CompletableFuture<Long> done = deliver(batch(P0, 1, sample("a", 9)));
        assertThat(receiver.bodies).hasSize(2);
        receiver.open.get(0).completeExceptionally(new IOException("lost"));

        assertThat(receiver.samples().get(2)).containsExactly("a#9");
        receiver.open.get(1).complete(TAKEN);
        assertThat(done).isCompletedWithValue(2L);
    }

    @Test
    void shouldEndNothingWhileABatchIsHeldUp() {
        sink.deliver(batch(P0, 0, sample("a", 1)));
        receiver.answers.add(answer(500, ""));
        Batch<HostSample> held = batch(P0, 1, sample("b", 1));
        sink.deliver(held);
        nanos += Duration.ofMinutes(5).toNanos();
        sink.tick(Samples.at(30));
        assertThat(deliver(held)).isCompleted();
        nanos += Duration.ofSeconds(2).toNanos();
        sink.tick(Samples.at(30));

        assertThat(receiver.samples()).containsExactly(List.of("a#1"), List.of("b#1"), List.of("b#1"));
    }

    private CompletableFuture<Long> deliver(Batch<HostSample> batch) {
        return sink.deliver(batch).toCompletableFuture();
    }

    private static @Nullable Throwable failure(CompletableFuture<Long> done) {
        assertThat(done).isCompletedExceptionally();
        return catchThrowableOfType(CompletionException.class, done::join).getCause();
    }
}
