package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.HostWatch;
import io.hoststream.pipeline.loop.RetriableException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class AlertSinkOpeningTest extends AlertSinkFixture {

    @Test
    void shouldGoOnWithWhatTheBrokerKnows() {
        HostWatch watch = Records.watch("web-1", 41);

        assertThat(open(restored(42, watch))).hasValue(42);
        assertThat(watcher().restored).containsExactly(watch);
        assertThat(state()).isEqualTo("1 partitions, 1 hosts restored");
        assertThat(meters.get("hoststream.alert.hosts").gauge().value()).isEqualTo(1);
    }

    @Test
    void shouldBeginAtTheBeginningWhereNothingWasEvaluated() {
        assertThat(open(new Restored("topic-1", OptionalLong.empty(), 5, List.of(), false)))
                .hasValue(5);
    }

    @Test
    void shouldReadAgainOnlyToLearn() {
        back = 5;
        assertThat(open(restored(20))).hasValue(15);

        assertThat(deliver(15, 20)).isCompletedWithValue(20L);
        tickAfter(Duration.ofSeconds(2));
        assertThat(watcher().relearned).containsExactly(15L, 16L, 17L, 18L, 19L);
        assertThat(desk().written).as("the offset does not go back").isEmpty();

        deliver(20, 22).join();
        assertThat(desk().written).extracting(Parcel::offset).containsExactly(22L);
    }

    @Test
    void shouldStoreWhatItAdopted() {
        HostWatch watch = Records.watch("web-1", 0);
        open(new Restored("topic-1", OptionalLong.of(3), 0, List.of(watch), true));

        assertThat(desk().written).containsExactly(new Parcel(List.of(), List.of(watch), 3));
    }

    @Test
    void shouldGiveBackAnOffsetThatIsGoneSoThatTheLoopCountsTheLoss() {
        Restored gone = new Restored("topic-1", OptionalLong.of(3), 10, List.of(), false);
        assertThat(open(gone)).hasValue(3);
        sink.release(PARTITION);

        assertThatThrownBy(() -> sink.resumeAt(PARTITION, OptionalLong.of(10))).isInstanceOf(RetriableException.class);
        desk().opened.complete(gone);
        assertThat(sink.resumeAt(PARTITION, OptionalLong.of(10))).hasValue(10);
    }

    @Test
    void shouldTryAgainToTakeOverWithABackOff() {
        assertThatThrownBy(() -> sink.resumeAt(PARTITION, ASSIGNED)).hasMessage("states of hosts are being read");
        desk().opened.completeExceptionally(new TimeoutException("no broker"));
        assertThatThrownBy(() -> sink.resumeAt(PARTITION, ASSIGNED))
                .isInstanceOf(RetriableException.class)
                .hasMessage("cannot take over a partition of alerts: no broker");
        assertThat(desk().dropped).isTrue();
        assertThat(state()).contains("no broker");

        assertThatThrownBy(() -> sink.resumeAt(PARTITION, ASSIGNED)).isInstanceOf(RetriableException.class);
        assertThat(desks).hasSize(1);
        nanos += Duration.ofMillis(300).toNanos();
        assertThat(open(restored(7))).hasValue(7);
        assertThat(desks).hasSize(2);
        assertThat(state()).isEqualTo("1 partitions, 0 hosts restored");
    }

    @Test
    void shouldStopWhereItMayNotTakeOver() {
        assertThatThrownBy(() -> sink.resumeAt(PARTITION, ASSIGNED)).isInstanceOf(RetriableException.class);
        desk().opened.completeExceptionally(new TransactionalIdAuthorizationException("no right"));

        assertThatThrownBy(() -> sink.resumeAt(PARTITION, ASSIGNED))
                .isInstanceOf(TransactionalIdAuthorizationException.class);
    }

    @Test
    void shouldDropAPartitionThatLeavesWhileItIsTakenOver() {
        assertThatThrownBy(() -> sink.resumeAt(PARTITION, ASSIGNED)).isInstanceOf(RetriableException.class);
        sink.abandoned(PARTITION);

        assertThat(desk().dropped).isTrue();
    }
}
