package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.pipeline.fixture.TestContext;
import io.hoststream.pipeline.health.Check;
import io.hoststream.pipeline.loop.Subscription.Group;
import io.hoststream.pipeline.loop.Subscription.Tail;
import io.hoststream.schema.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With Kafka's real consumer, and nobody at the other end. */
class LoopThreadTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestContext test = new TestContext();
    private LoopThread thread = start(new Group("testers"), batch -> CompletableFuture.completedFuture(batch.next()));

    @AfterEach
    void stop() {
        assertThat(thread.stop()).succeedsWithin(SOON);
    }

    @Test
    void shouldReportThatItHasNoConnection() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(test.health().checks())
                        .containsExactly(new Check("test", false, "no connection to Kafka at " + TestContext.NOBODY)));
        assertThat(test.fatal()).isEmpty();
    }

    @Test
    void shouldRunOnAThreadNamedAfterTheLoop() {
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(each -> each.getName().equals("loop-test"))
                .singleElement()
                .matches(Thread::isDaemon);
    }

    @Test
    void shouldStopWhileTheBrokerIsAway() {
        CompletionStage<Void> stopped = thread.stop();

        assertThat(stopped).succeedsWithin(SOON);
        assertThat(test.health().checks()).isEmpty();
        assertThat(test.fatal()).isEmpty();
    }

    @Test
    void shouldStopMoreThanOnce() {
        assertThat(thread.stop()).succeedsWithin(SOON);
        assertThat(thread.stop()).succeedsWithin(SOON);
    }

    @Test
    void shouldStopATailThatStillLooksForItsTopic() {
        stop();
        thread = start(new Tail(Tail.EVERYTHING), batch -> CompletableFuture.completedFuture(batch.next()));

        assertThat(thread.stop()).succeedsWithin(SOON);

        assertThat(test.fatal()).isEmpty();
    }

    @Test
    void shouldTellOfAFailureThatItCannotGoOnAfter() {
        stop();
        IllegalStateException broken = new IllegalStateException("broken");
        thread = start(new Group("testers"), new Sink<String>() {
            @Override
            public CompletionStage<Long> deliver(Batch<String> batch) {
                return CompletableFuture.completedFuture(batch.next());
            }

            @Override
            public void tick(Instant now) {
                throw broken;
            }
        });

        await().atMost(SOON).untilAsserted(() -> assertThat(test.fatal()).containsExactly(broken));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(test.health().checks()).isEmpty());
    }

    @Test
    void shouldTellOfAnErrorToo() {
        stop();
        NoClassDefFoundError broken = new NoClassDefFoundError("a library is missing");
        thread = start(new Group("testers"), new Sink<String>() {
            @Override
            public CompletionStage<Long> deliver(Batch<String> batch) {
                return CompletableFuture.completedFuture(batch.next());
            }

            @Override
            public void tick(Instant now) {
                throw broken;
            }
        });

        await().atMost(SOON).untilAsserted(() -> assertThat(test.fatal()).containsExactly(broken));
    }

    @Test
    void shouldTickAFewTimesASecond() throws InterruptedException {
        stop();
        CountDownLatch ticks = new CountDownLatch(5);
        thread = start(new Group("testers"), new Sink<String>() {
            @Override
            public CompletionStage<Long> deliver(Batch<String> batch) {
                return CompletableFuture.completedFuture(batch.next());
            }

            @Override
            public void tick(Instant now) {
                ticks.countDown();
            }
        });

        assertThat(ticks.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private LoopThread start(Subscription subscription, Sink<String> sink) {
        return LoopThread.start(
                test.context(), new LoopSpec<>("test", Topic.SAMPLES, subscription, LoopBench::text), sink);
    }
}
