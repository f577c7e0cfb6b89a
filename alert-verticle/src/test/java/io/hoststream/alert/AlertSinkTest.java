package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.RetriableException;
import io.hoststream.pipeline.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class AlertSinkTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 2);
    private static final OptionalLong ASSIGNED = OptionalLong.empty();

    private final List<FakeDesk> desks = new ArrayList<>();
    private final List<StandInWatcher> watchers = new ArrayList<>();
    private final List<CompletableFuture<Map<TopicPartition, Long>>> asked = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Health health = new Health();
    private final AlertSettings settings = Settings.of(AlertSettings.class, Map.of());
    private long nanos = Duration.ofHours(1).toNanos();
    private int back;
    private Instant wall = Records.TIME.plusSeconds(100);
    private AlertSink sink = sink();

    private AlertSink sink() {
        AlertParts parts = new AlertParts(
                partition -> {
                    watchers.add(new StandInWatcher());
                    watcher().back = back;
                    return watcher();
                },
                partition -> {
                    desks.add(new FakeDesk());
                    return desk();
                },
                new Pulse(partitions -> {
                    asked.add(new CompletableFuture<>());
                    return asked.get(asked.size() - 1);
                }));
        AlertReports reports =
                new AlertReports(new AlertMeters(meters), new AlertHealth(health.register("alert-state")));
        AlertTime time = new AlertTime(Clock.fixed(wall, ZoneOffset.UTC), () -> nanos);
        RuleWatch rules = new RuleWatch(Optional.empty(), new Health().register("rules"));
        return new AlertSink(settings, rules, parts, reports, time);
    }

    private FakeDesk desk() {
        return desks.get(desks.size() - 1);
    }

    private StandInWatcher watcher() {
        return watchers.get(watchers.size() - 1);
    }

    private static Restored restored(long committed, HostWatch... watches) {
        return new Restored("topic-1", OptionalLong.of(committed), 0, List.of(watches), false);
    }

    private OptionalLong open(Restored restored) {
        assertThatThrownBy(() -> sink.resumeAt(PARTITION, ASSIGNED)).isInstanceOf(RetriableException.class);
        desk().opened.complete(restored);
        return sink.resumeAt(PARTITION, ASSIGNED);
    }

    private CompletableFuture<Long> deliver(long from, long to) {
        List<Received<HostSample>> records = LongStream.range(from, to)
                .mapToObj(offset -> Records.sample("web-1", offset))
                .toList();
        return sink.deliver(new Batch<>(PARTITION, records, to)).toCompletableFuture();
    }

    private void tickAfter(Duration time) {
        nanos += time.toNanos();
        sink.tick(wall);
    }

    private String state() {
        return health.checks().get(0).detail();
    }

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
    void shouldDropAPartitionThatLeavesWhileItIsTakenOver() {
        assertThatThrownBy(() -> sink.resumeAt(PARTITION, ASSIGNED)).isInstanceOf(RetriableException.class);
        sink.abandoned(PARTITION);

        assertThat(desk().dropped).isTrue();
    }

    private void answer(long end) {
        asked.get(asked.size() - 1).complete(Map.of(PARTITION, end));
        sink.tick(wall);
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
