package io.hoststream.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.avro.HostInfo;
import io.hoststream.pipeline.fixture.TestContext;
import io.hoststream.schema.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With Kafka's real producer, and nobody at the other end. */
class PublisherTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int BOUND = 2_000;

    private final TestContext test = new TestContext();
    private final Publisher<HostInfo> publisher =
            Publisher.open(test.context(), Topic.HOSTS, HostInfo.getClassSchema());

    @AfterEach
    void stop() {
        assertThat(publisher.stop()).succeedsWithin(SOON);
    }

    @Test
    void shouldKeepARecordWhileTheBrokerIsAwayAndSayInTheEndThatItWasNotSent() {
        CompletionStage<Long> acked = publisher.publish("web-1", info());
        // A real producer blocks a send for a second, then says that the broker is away: this is past the first
        // attempt.
        await().during(Duration.ofMillis(1500))
                .atMost(SOON)
                .until(() -> !acked.toCompletableFuture().isDone());

        assertThat(publisher.stop()).succeedsWithin(Duration.ofSeconds(8));

        assertThat(acked)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(DroppedException.class);
        assertThat(publisher.publish("web-1", info())).isCompletedExceptionally();
        assertThat(test.fatal()).isEmpty();
    }

    @Test
    void shouldNeverBlockTheCallerAndDropTheOldestPastItsBound() {
        List<CompletionStage<Long>> acked = new ArrayList<>();
        Instant begin = Instant.now();
        for (int i = 0; i < BOUND + 100; i++) {
            acked.add(publisher.publish("web-1", info()));
        }

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
        // The very first may be in the hands of the sender at that moment.
        assertThat(acked.subList(1, 99))
                .allMatch(stage -> stage.toCompletableFuture().isCompletedExceptionally());
        assertThat(acked.subList(101, BOUND + 100))
                .noneMatch(stage -> stage.toCompletableFuture().isDone());
    }

    @Test
    void shouldTellOfARecordThatCannotBeWritten() {
        HostInfo broken = new HostInfo();

        CompletionStage<Long> acked = publisher.publish("web-1", broken);

        await().atMost(SOON).untilAsserted(() -> assertThat(test.fatal()).hasSize(1));
        assertThat(acked).isCompletedExceptionally();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(publisher.publish("web-2", info())).isCompletedExceptionally());
    }

    @Test
    void shouldRunOnAThreadNamedAfterTheTopic() {
        assertThat(Thread.getAllStackTraces().keySet())
                .anyMatch(thread -> thread.getName().equals("publish-hoststream.hosts") && thread.isDaemon());
    }

    private static HostInfo info() {
        return HostInfo.newBuilder()
                .setHost("web-1")
                .setHostId("id")
                .setEpoch(Instant.EPOCH)
                .setTime(Instant.EPOCH)
                .setIntervalMillis(10_000)
                .setCollectorVersion("0.1.0")
                .build();
    }
}
