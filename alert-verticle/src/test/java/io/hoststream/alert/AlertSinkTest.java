package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.AlertState;
import io.hoststream.pipeline.loop.RetriableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class AlertSinkTest extends AlertSinkFixture {

    @Test
    void shouldStoreWhatChangesWithItsOffsetAtOnce() {
        open(restored(1));
        desk().prompt = false;

        CompletableFuture<Long> done = deliver(1, 15);

        assertThat(done).isNotDone();
        assertThat(desk().written).singleElement().satisfies(parcel -> {
            assertThat(parcel.events()).containsExactly(Records.event("web-1", AlertState.FIRING, 10L));
            assertThat(parcel.watches()).containsExactly(Records.watch("web-1", 10));
            assertThat(parcel.offset()).isEqualTo(15);
        });
        desk().writes.get(0).complete(null);
        assertThat(done).isCompletedWithValue(15L);
    }

    @Test
    void shouldNotWaitForABatchThatChangesNothing() {
        open(restored(1));

        assertThat(deliver(1, 5)).isCompletedWithValue(5L);
        assertThat(desk().written).isEmpty();
    }

    @Test
    void shouldStoreOffsetsAloneAtAPace() {
        open(restored(1));
        deliver(1, 4).join();
        tickAfter(Duration.ofSeconds(2));
        deliver(4, 6).join();
        tickAfter(Duration.ofMillis(500));

        assertThat(desk().written).extracting(Parcel::offset).containsExactly(4L);
        tickAfter(Duration.ofMillis(600));
        assertThat(desk().written).extracting(Parcel::offset).containsExactly(4L, 6L);
        tickAfter(Duration.ofSeconds(60));
        assertThat(desk().written).as("nothing new").hasSize(2);
    }

    @Test
    void shouldStoreWhatIsLearnedAtAPace() {
        open(restored(1));
        watcher().learned.add(Records.watch("web-1", 0));
        tickAfter(Duration.ofSeconds(2));

        assertThat(desk().written).singleElement().satisfies(parcel -> {
            assertThat(parcel.watches()).hasSize(1);
            assertThat(parcel.offset()).isEqualTo(1);
        });
    }

    @Test
    void shouldDropQuietlyWhatSomebodyElseHas() {
        open(restored(1));
        desk().prompt = false;
        CompletableFuture<Long> done = deliver(1, 15);
        desk().writes.get(0).completeExceptionally(new VoidException("gone", true, new ProducerFencedException("x")));

        assertThat(done)
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RetriableException.class);
        sink.tick(wall);
        assertThat(sink.voided()).containsExactly(PARTITION);
        sink.lost(PARTITION);
        assertThat(desk().dropped).isTrue();
        assertThat(desk().released).isEmpty();
        assertThat(sink.voided()).isEmpty();

        assertThatThrownBy(() -> sink.resumeAt(PARTITION, ASSIGNED))
                .hasMessage("another instance has taken the partition over");
        nanos += Duration.ofSeconds(6).toNanos();
        assertThat(open(restored(15)))
                .as("it is still ours: a transaction ran out")
                .hasValue(15);
    }

    @Test
    void shouldOpenAgainAtOnceWhenItIsNotKnownWhatWasStored() {
        open(restored(1));
        desk().prompt = false;
        tickAfter(Duration.ofSeconds(2));
        assertThat(deliver(1, 15)).isNotDone();
        desk().writes.get(0).completeExceptionally(new VoidException("unknown", false, new TimeoutException("x")));
        assertThat(sink.voided()).containsExactly(PARTITION);
        sink.lost(PARTITION);

        assertThat(open(restored(15))).hasValue(15);
    }

    @Test
    void shouldStopForAFailureThatStays() {
        open(restored(1));
        desk().prompt = false;
        deliver(1, 3).join();
        tickAfter(Duration.ofSeconds(2));
        desk().writes.get(0).completeExceptionally(new TransactionalIdAuthorizationException("no right"));

        assertThatThrownBy(() -> sink.tick(wall)).isInstanceOf(TransactionalIdAuthorizationException.class);
        assertThat(sink.voided()).isEmpty();
    }

    @Test
    void shouldStoreEverythingWhenAPartitionLeaves() {
        open(restored(1));
        deliver(1, 5).join();

        assertThat(sink.release(PARTITION)).isEmpty();
        assertThat(desk().released)
                .containsExactly(new Parcel(List.of(), watcher().takeAll(), 5));
        assertThat(state()).isEqualTo("0 partitions, 0 hosts restored");
        assertThat(sink.release(PARTITION)).as("nothing is kept of it").isEmpty();
        assertThat(desk().released).hasSize(1);
    }

    @Test
    void shouldFindSilenceWhenEverythingThatArrivedIsEvaluated() {
        open(restored(1));
        deliver(1, 5).join();
        tickAfter(Duration.ofSeconds(2));
        watcher().silence.add(Records.event("web-2", AlertState.FIRING, 3L));
        answer(5);

        Instant then = Records.TIME.plusSeconds(4).plusSeconds(2);
        assertThat(watcher().quiet).containsExactly(List.of(then, then.minusSeconds(2)));
        assertThat(desk().written).last().satisfies(parcel -> {
            assertThat(parcel.events()).hasSize(1);
            assertThat(parcel.offset()).isEqualTo(5);
        });
    }

    @Test
    void shouldNotCallHostsSilentThatItHasNotReadYet() {
        open(restored(1));
        deliver(1, 5).join();
        tickAfter(Duration.ofSeconds(2));
        answer(6);

        assertThat(watcher().quiet).isEmpty();
    }

    @Test
    void shouldNotCallHostsSilentWhileSomethingIsBeingStored() {
        open(restored(1));
        desk().prompt = false;
        assertThat(deliver(1, 15)).isNotDone();
        tickAfter(Duration.ofSeconds(2));
        answer(15);
        assertThat(watcher().quiet).isEmpty();

        desk().writes.get(0).complete(null);
        tickAfter(Duration.ofSeconds(2));
        answer(15);
        assertThat(watcher().quiet).hasSize(1);
    }

    @Test
    void shouldNotTellOfABacklog() {
        wall = Records.TIME.plus(Duration.ofMinutes(6));
        sink = sink();
        open(restored(1));
        deliver(1, 3).join();

        assertThat(watcher().live).containsExactly(false, false);
        assertThat(meters.get("hoststream.alert.late").counter().count()).isEqualTo(2);
    }

    @Test
    void shouldHoldBackABatchOfAPartitionThatIsNotOpen() {
        assertThat(deliver(1, 3))
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RetriableException.class);
    }
}
