package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.health.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LaneThreadTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.alerts", 0);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ConcurrentLinkedQueue<Throwable> fatal = new ConcurrentLinkedQueue<>();

    private static Lane lane(Receiver receiver) {
        return new Lane(receiver, new Told(), new Health().register("lane"), new SimpleMeterRegistry());
    }

    private LaneThread start(Lane lane) {
        return LaneThread.start(lane, System::nanoTime, fatal::add);
    }

    private static CompletableFuture<Void> tell(Lane lane, String id) {
        return lane.add(PARTITION, List.of(new Notice(Events.warning(id, 1), false)));
    }

    @Test
    void shouldTellOnItsOwnThreadAndStop() {
        LaneTest.Memory receiver = new LaneTest.Memory();
        Lane lane = lane(receiver);
        LaneThread thread = start(lane);
        assertThat(tell(lane, "a")).succeedsWithin(SOON);
        assertThat(tell(lane, "b")).succeedsWithin(SOON);
        assertThat(thread.stop().toCompletableFuture()).succeedsWithin(SOON);
        assertThat(receiver.told).hasSize(2);
        assertThat(receiver.closed).isTrue();
        assertThat(fatal).isEmpty();
    }

    @Test
    void shouldStopThoughItsReceiverFails() {
        LaneTest.Memory receiver = new LaneTest.Memory();
        receiver.failing = true;
        Lane lane = lane(receiver);
        CompletableFuture<Void> owed = tell(lane, "a");
        LaneThread thread = start(lane);
        assertThat(thread.stop().toCompletableFuture()).succeedsWithin(SOON);
        assertThat(owed).isNotDone();
    }

    @Test
    void shouldStopThoughItsReceiverHangs() {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Lane lane = lane(hangingReceiver(hanging, release));
        LaneThread thread = start(lane);
        CompletableFuture<Void> owed = tell(lane, "a");
        assertThat(CompletableFuture.runAsync(() -> awaitUninterruptibly(hanging), Runnable::run))
                .succeedsWithin(SOON);
        assertThat(thread.stop().toCompletableFuture()).succeedsWithin(SOON);
        assertThat(owed).isNotDone();
        release.countDown();
    }

    private static Receiver hangingReceiver(CountDownLatch hanging, CountDownLatch release) {
        return new Receiver() {
            @Override
            public String name() {
                return "hanging";
            }

            @Override
            public void tell(Notice notice) {
                hanging.countDown();
                awaitUninterruptibly(release);
            }
        };
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldReportAReceiverThatIsBroken() {
        Receiver broken = new Receiver() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public void tell(Notice notice) {
                throw new IllegalStateException("a mistake in the receiver");
            }
        };
        Lane lane = lane(broken);
        CompletableFuture<Void> owed = tell(lane, "a");
        LaneThread thread = start(lane);
        assertThat(thread.stop().toCompletableFuture()).succeedsWithin(SOON);
        assertThat(owed).isNotDone();
        assertThat(fatal).singleElement().isInstanceOf(IllegalStateException.class);
    }
}
