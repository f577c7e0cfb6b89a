package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class NotifySinkTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.alerts", 0);
    private static final Instant NOW = Events.START.plusSeconds(1);

    private static final class Late implements Receiver {

        private final List<Boolean> late = new ArrayList<>();

        @Override
        public String name() {
            return "late";
        }

        @Override
        public void tell(Notice notice) throws IOException {
            late.add(notice.late());
        }
    }

    private final LaneTest.Memory quick = new LaneTest.Memory();
    private final LaneTest.Memory slow = new LaneTest.Memory();
    private final Lane quickLane = lane(quick);
    private final Lane slowLane = lane(slow);
    private final NotifySink sink = sink(NOW, quickLane, slowLane);
    private long offset = 10;

    private static Lane lane(Receiver receiver) {
        return new Lane(receiver, new Told(), new Health().register("lane"), new SimpleMeterRegistry());
    }

    private static NotifySink sink(Instant now, Lane... lanes) {
        return new NotifySink(List.of(lanes), Duration.ofMinutes(5), Clock.fixed(now, ZoneOffset.UTC));
    }

    private CompletableFuture<Long> deliver(AlertEvent... events) {
        List<Received<AlertEvent>> records = new ArrayList<>();
        for (AlertEvent event : events) {
            records.add(new Received<>("web-1", event, offset++, NOW.toEpochMilli()));
        }
        return sink.deliver(new Batch<>(PARTITION, records, offset)).toCompletableFuture();
    }

    private static void work(Lane lane) {
        while (!lane.empty()) {
            assertThat(lane.step(0)).isZero();
        }
    }

    @Test
    void shouldCompleteWhenEveryLaneHasTold() {
        CompletableFuture<Long> done = deliver(Events.pending("a", 1), Events.warning("a", 2));
        work(quickLane);
        assertThat(done).isNotDone();
        work(slowLane);
        assertThat(done).isCompletedWithValue(12L);
    }

    @Test
    void shouldNotLetOneReceiverDelayAnother() {
        CompletableFuture<Long> first = deliver(Events.warning("a", 1));
        work(quickLane);
        sink.tick(NOW.plusMillis(900));
        assertThat(first).isNotDone();
        sink.tick(NOW.plusSeconds(1));
        assertThat(first).as("nothing may be committed past what is owed").isCompletedWithValue(10L);
        CompletableFuture<Long> second = deliver(Events.resolved("a", 2));
        work(quickLane);
        assertThat(quick.told).hasSize(2);
        assertThat(slow.told).isEmpty();
        work(slowLane);
        assertThat(second).isCompletedWithValue(12L);
    }

    @Test
    void shouldNotWaitForAClockThatWasSetBack() {
        CompletableFuture<Long> done = deliver(Events.warning("a", 1));
        sink.tick(NOW.minusSeconds(3600));
        assertThat(done).isCompletedWithValue(10L);
    }

    @Test
    void shouldCommitUpToWhatIsOwed() {
        CompletableFuture<Long> first = deliver(Events.warning("a", 1), Events.warning("b", 1));
        work(quickLane);
        work(slowLane);
        assertThat(first).isCompletedWithValue(12L);
        CompletableFuture<Long> second = deliver(Events.resolved("a", 2));
        sink.tick(NOW.plusSeconds(1));
        assertThat(second).isCompletedWithValue(12L);
        assertThat(sink.release(PARTITION)).hasValue(12);
    }

    @Test
    void shouldNotPassOverWhatIsOwedWithABatchOfNothing() {
        CompletableFuture<Long> first = deliver(Events.warning("a", 1));
        sink.tick(NOW.plusSeconds(1));
        assertThat(first).isCompletedWithValue(10L);
        offset = 20;
        CompletableFuture<Long> second = deliver();
        assertThat(second).isNotDone();
        sink.tick(NOW.plusSeconds(1));
        assertThat(second).isCompletedWithValue(10L);
    }

    @Test
    void shouldDropWhatItOwesForAPartitionThatLeaves() {
        CompletableFuture<Long> done = deliver(Events.warning("a", 1));
        work(quickLane);
        assertThat(sink.release(PARTITION)).hasValue(10);
        assertThat(slowLane.empty()).isTrue();
        assertThat(done).isNotDone();
        assertThat(sink.release(PARTITION)).isEmpty();
    }

    @Test
    void shouldGiveAPartitionAwayWithAllThatWasTold() {
        CompletableFuture<Long> done = deliver(Events.warning("a", 1));
        work(quickLane);
        work(slowLane);
        assertThat(done).isCompletedWithValue(11L);
        assertThat(sink.release(PARTITION)).hasValue(11);
    }

    @Test
    void shouldSayWhatIsReadLate() {
        Late receiver = new Late();
        Lane lane = lane(receiver);
        NotifySink after = sink(Events.START.plus(Duration.ofMinutes(5)), lane);
        NotifySink muchLater = sink(Events.START.plus(Duration.ofMinutes(5)).plusMillis(1), lane);
        int id = 0;
        for (NotifySink each : List.of(after, muchLater)) {
            Received<AlertEvent> record = new Received<>("web-1", Events.warning("alert-" + id++, 1), 5, 0);
            CompletableFuture<Long> done =
                    each.deliver(new Batch<>(PARTITION, List.of(record), 6)).toCompletableFuture();
            work(lane);
            assertThat(done).isCompletedWithValue(6L);
        }
        assertThat(receiver.late).containsExactly(false, true);
    }
}
