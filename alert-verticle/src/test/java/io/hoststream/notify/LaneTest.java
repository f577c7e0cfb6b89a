package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.pipeline.health.Check;
import io.hoststream.pipeline.health.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.alerts", 0);
    private static final TopicPartition OTHER = new TopicPartition("hoststream.alerts", 1);

    /** A receiver that remembers, and fails while it is told to. */
    static final class Memory implements Receiver {

        final List<AlertEvent> told = new ArrayList<>();
        boolean failing;
        int attempts;
        int idles;
        boolean insecure;
        int secured;
        boolean closed;

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public void tell(Notice notice) throws IOException {
            attempts++;
            if (failing) {
                throw new IOException("no way through");
            }
            told.add(notice.event());
        }

        @Override
        public void secure() throws IOException {
            if (insecure) {
                throw new IOException("not on the disk");
            }
            secured++;
        }

        @Override
        public void idle() {
            idles++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final Memory receiver = new Memory();
    private final Health health = new Health();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Lane lane = new Lane(receiver, new Told(), health.register("notify-memory"), meters);
    private long now;

    private CompletableFuture<Void> add(TopicPartition partition, AlertEvent... events) {
        return lane.add(
                partition,
                Arrays.stream(events).map(event -> new Notice(event, false)).toList());
    }

    /** Steps for so long as there is something to do at once. */
    private long stepThrough() {
        long pause = lane.step(now);
        while (pause == 0) {
            pause = lane.step(now);
        }
        return pause;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void shouldTellInOrderAndComplete() {
        CompletableFuture<Void> done = add(PARTITION, Events.pending("a", 1), Events.warning("a", 2));
        assertThat(done).isNotDone();
        stepThrough();
        assertThat(done).isCompleted();
        assertThat(receiver.told).containsExactly(Events.pending("a", 1), Events.warning("a", 2));
        assertThat(meters.get("hoststream.notify.told").counter().count()).isEqualTo(2);
    }

    @Test
    void shouldCompleteAtOnceWithNothingToTell() {
        assertThat(add(PARTITION)).isCompleted();
    }

    @Test
    void shouldNotTellARepeat() {
        CompletableFuture<Void> done =
                add(PARTITION, Events.warning("a", 2), Events.warning("a", 2), Events.pending("a", 1));
        stepThrough();
        assertThat(done).isCompleted();
        assertThat(receiver.told).containsExactly(Events.warning("a", 2));
    }

    @Test
    void shouldTryAgainAfterGrowingPauses() {
        receiver.failing = true;
        CompletableFuture<Void> done = add(PARTITION, Events.warning("a", 1), Events.warning("b", 1));
        List<Duration> pauses = new ArrayList<>();
        for (int attempt = 0; attempt < 7; attempt++) {
            Duration pause = Duration.ofNanos(stepThrough());
            pauses.add(pause);
            assertThat(lane.step(now)).as("not before the pause is over").isEqualTo(pause.toNanos());
            pass(pause);
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(receiver.attempts).isEqualTo(7);
        assertThat(health.checks())
                .containsExactly(new Check("notify-memory", false, "java.io.IOException: no way through"));
        receiver.failing = false;
        stepThrough();
        assertThat(done).isCompleted();
        assertThat(receiver.told).containsExactly(Events.warning("a", 1), Events.warning("b", 1));
        assertThat(health.ready()).isTrue();
    }

    @Test
    void shouldRestOnceWhenNothingComes() {
        CompletableFuture<Void> done = add(PARTITION, Events.warning("a", 1));
        stepThrough();
        assertThat(done).isCompleted();
        assertThat(receiver.idles).isZero();
        pass(Duration.ofSeconds(2));
        stepOnce();
        pass(Duration.ofSeconds(2));
        stepOnce();
        assertThat(receiver.idles).isEqualTo(1);
    }

    private void stepOnce() {
        assertThat(lane.step(now)).isPositive();
    }

    @Test
    void shouldCompleteOnlyWhatIsDurable() {
        receiver.insecure = true;
        CompletableFuture<Void> done = add(PARTITION, Events.warning("a", 1), Events.warning("b", 1));
        Duration pause = Duration.ofNanos(stepThrough());
        assertThat(receiver.told).hasSize(2);
        assertThat(done).isNotDone();
        receiver.insecure = false;
        pass(pause);
        stepThrough();
        assertThat(done).isCompleted();
        assertThat(receiver.told).hasSize(2);
        assertThat(receiver.secured).as("once for the batch").isEqualTo(1);
    }

    @Test
    void shouldDropWhatWaitsForAPartitionThatLeaves() {
        CompletableFuture<Void> left = add(PARTITION, Events.warning("a", 1));
        CompletableFuture<Void> stays = add(OTHER, Events.warning("b", 1));
        lane.forget(PARTITION);
        stepThrough();
        assertThat(receiver.told).containsExactly(Events.warning("b", 1));
        assertThat(stays).isCompleted();
        assertThat(left).isNotDone();
    }

    @Test
    void shouldGiveUpTheOldestPastTheBound() {
        receiver.failing = true;
        CompletableFuture<Void> oldest = add(PARTITION, Events.warning("oldest", 1));
        AlertEvent[] many = IntStream.range(0, 10_000)
                .mapToObj(number -> Events.warning("alert-" + number, 1))
                .toArray(AlertEvent[]::new);
        CompletableFuture<Void> rest = add(PARTITION, many);
        assertThat(oldest).isCompleted();
        assertThat(rest).isNotDone();
        assertThat(meters.get("hoststream.notify.given.up").counter().count()).isEqualTo(1);
        assertThat(meters.get("hoststream.notify.waiting").gauge().value()).isEqualTo(10_000);
        receiver.failing = false;
        stepThrough();
        assertThat(rest).isCompleted();
        assertThat(receiver.told).hasSize(10_000);
    }

    @Test
    void shouldGiveEverythingBackAtTheEnd() {
        lane.close();
        assertThat(receiver.closed).isTrue();
        assertThat(receiver.idles).isEqualTo(1);
    }
}
