package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.schema.topic.Topic;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a second thread and a poll that really waits: 100 ms of the bench would not show whether it was woken. */
@Timeout(10)
class LoopWakeTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final LoopBench bench = new LoopBench(new Subscription.Group("testers"));
    private final Loop<String> patient = new Loop<>(
            bench.consumer,
            new LoopSpec<>("patient", Topic.SAMPLES, new Subscription.Group("g"), LoopBench::text),
            bench.sink,
            new LoopParts(
                    bench.deadLetters,
                    new LoopTiming(bench.time, bench.time::nanos, LONG, LONG, LONG, LONG),
                    bench.monitor));

    @Test
    void shouldWakeThePollWhenAnotherThreadCompletesABatch() throws InterruptedException {
        deliverOne();
        CountDownLatch waiting = new CountDownLatch(1);
        bench.consumer.waits = true;
        bench.consumer.onWait = waiting::countDown;
        Thread other = new Thread(() -> {
            await(waiting);
            bench.sink.last().succeed();
        });
        other.start();

        boolean worked = patient.runOnce();
        other.join();

        assertThat(worked).isTrue();
        assertThat(bench.monitor.strangers).isZero();
        assertThat(bench.consumer.paused()).isEmpty();
    }

    @Test
    void shouldNotWaitInThePollForWhatWasSaidBeforeIt() {
        deliverOne();
        bench.sink.onTick = () -> bench.sink.last().succeed();

        patient.runOnce();

        assertThat(bench.consumer.lastPollTimeout()).isZero();
        assertThat(bench.consumer.paused()).isEmpty();
    }

    @Test
    void shouldLeaveNoWakeUpBehindThatNobodyAskedFor() {
        deliverOne();
        bench.sink.last().succeed();
        patient.runOnce();
        bench.append(bench.p0, "b");

        patient.runOnce();

        assertThat(bench.sink.last().values()).containsExactly("b");
        assertThat(bench.consumer.lastPollTimeout()).isEqualTo(LONG);
    }

    private void deliverOne() {
        patient.start();
        bench.assign(0);
        bench.append(bench.p0, "a");
        patient.runOnce();
        assertThat(bench.consumer.paused()).containsExactly(bench.p0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
