package io.hoststream.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.publish.Outbox.Parcel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class OutboxTest {

    private static final long LONG_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Outbox<String> outbox = new Outbox<>(3);

    @Test
    void shouldHandOutInTheOrderInWhichItWasGiven() throws InterruptedException {
        outbox.add("k", "a");
        outbox.add("k", "b");
        outbox.add("k", null);

        assertThat(values(3)).containsExactly("a", "b", null);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void shouldDropTheOldestPastItsBoundAndSaySo() throws InterruptedException {
        CompletionStage<Long> oldest = outbox.add("k", "a");
        CompletionStage<Long> next = outbox.add("k", "b");
        outbox.add("k", "c");
        outbox.add("k", "d");

        assertThat(oldest)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(DroppedException.class)
                .withMessageContaining("more than 3 records waited");
        assertThat(next.toCompletableFuture()).isNotDone();
        assertThat(values(3)).containsExactly("b", "c", "d");
    }

    @Test
    void shouldPutAParcelBackToTheFront() throws InterruptedException {
        outbox.add("k", "a");
        outbox.add("k", "b");

        outbox.putBack(taken());

        assertThat(values(2)).containsExactly("a", "b");
    }

    @Test
    void shouldLetTheCallersCodeAddMoreWhenItIsToldOfADrop() {
        List<String> told = new ArrayList<>();
        var unused = outbox.add("k", "a").whenComplete((offset, failure) -> {
            told.add("dropped");
            outbox.close();
        });
        for (String value : List.of("b", "c", "d")) {
            outbox.add("k", value);
        }

        assertThat(told).containsExactly("dropped");
        assertThat(outbox.closed()).isTrue();
    }

    @Test
    void shouldGiveNothingWhenNothingComesInTime() throws InterruptedException {
        assertThat(outbox.take(1)).isNull();
    }

    @Test
    void shouldWaitForAParcel() {
        CompletableFuture<@Nullable Parcel<String>> taken = new CompletableFuture<>();
        Thread taker = new Thread(() -> {
            try {
                taken.complete(outbox.take(LONG_NANOS));
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        taker.start();

        outbox.add("k", "a");

        assertThat(taken)
                .succeedsWithin(SOON)
                .satisfies(parcel -> assertThat(parcel).isNotNull());
    }

    @Test
    void shouldWaitNoLongerOnceItIsClosed() throws InterruptedException {
        outbox.close();

        assertThat(outbox.take(LONG_NANOS)).isNull();
        outbox.pause(Duration.ofMinutes(1).toMillis());
        assertThat(outbox.closed()).isTrue();
    }

    @Test
    void shouldTakeNothingMoreOnceItIsClosed() throws InterruptedException {
        outbox.add("k", "a");
        outbox.close();

        assertThat(outbox.add("k", "b"))
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(DroppedException.class)
                .withMessageContaining("the publisher is closed");
        assertThat(values(1)).containsExactly("a");
    }

    @Test
    void shouldFailWhatIsLeftWhenItGivesUp() {
        CompletionStage<Long> left = outbox.add("k", "a");
        outbox.close();

        outbox.giveUp();

        assertThat(left)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(DroppedException.class)
                .withMessageContaining("the publisher was closed before the broker took it");
        assertThat(outbox.size()).isZero();
    }

    private Parcel<String> taken() throws InterruptedException {
        Parcel<String> parcel = outbox.take(0);
        assertThat(parcel).isNotNull();
        return parcel;
    }

    private List<@Nullable String> values(int count) throws InterruptedException {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(taken().value());
        }
        return values;
    }
}
