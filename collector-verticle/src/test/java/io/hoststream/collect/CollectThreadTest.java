package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.health.Check;
import io.hoststream.pipeline.health.Health;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CollectThreadTest {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private final CollectorFixture fixture = new CollectorFixture();
    private final Health health = new Health();
    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

    @Test
    void shouldTickUntilItIsStopped() throws Exception {
        CollectThread thread = thread();

        await(thread.start());
        Awaitility.await().atMost(SECONDS).until(() -> fixture.outlet.samples().size() >= 5);
        await(thread.stop());

        int taken = fixture.outlet.samples().size();
        assertThat(fixture.outlet.samples())
                .extracting(HostSample::getSequence)
                .isEqualTo(LongStream.rangeClosed(1, taken).boxed().toList());
        assertThat(fixture.outlet.isStopped()).isTrue();
        assertThat(fixture.probe.isClosed()).isTrue();
        assertThat(fatal).isNotDone();
    }

    @Test
    void shouldKeepItsRateWithoutDrift() throws Exception {
        CollectThread thread = thread();
        await(thread.start());
        Awaitility.await().atMost(SECONDS).until(() -> fixture.outlet.samples().size() >= 12);
        await(thread.stop());

        // On a busy machine a tick may be late or left out; those that were left out are told.
        List<HostSample> samples = fixture.outlet.samples();
        long intervals = samples.stream()
                .skip(1)
                .limit(11)
                .mapToLong(sample -> 1 + sample.getMarks().getMissedTicks())
                .sum();
        long micros = samples.stream()
                .skip(1)
                .limit(11)
                .mapToLong(sample -> Objects.requireNonNull(sample.getElapsedMicros()))
                .sum();
        assertThat(micros).isBetween((intervals - 1) * 100_000, (intervals + 2) * 100_000);
    }

    @Test
    void shouldBeReadyAfterTheFirstSample() throws Exception {
        CollectThread thread = thread();
        assertThat(health.ready()).isFalse();

        await(thread.start());

        assertThat(fixture.outlet.samples()).isNotEmpty();
        assertThat(health.checks()).containsExactly(new Check("collect", true, ""));
        await(thread.stop());
    }

    @Test
    void shouldFailToStartWhereItCannotBePutTogether() {
        CollectThread thread = new CollectThread(
                () -> {
                    throw new IllegalStateException("host-id is corrupt");
                },
                INTERVAL.toNanos(),
                health.register("collect"),
                fatal::complete);

        CompletionStage<?> started = thread.start();

        assertThatThrownBy(() -> await(started)).hasRootCauseMessage("host-id is corrupt");
        assertThat(thread.stop().toCompletableFuture()).succeedsWithin(SECONDS);
        assertThat(fatal).isNotDone();
    }

    @Test
    void shouldStopTheProcessLoudlyWhereATickBreaksDown() throws Exception {
        CollectThread thread = thread();
        await(thread.start());

        fixture.probe.breakDown();

        assertThat(fatal)
                .succeedsWithin(SECONDS)
                .satisfies(failure -> assertThat(failure).hasMessage("the probe broke down"));
        assertThat(thread.stop().toCompletableFuture()).succeedsWithin(SECONDS);
        assertThat(fixture.outlet.isStopped()).isTrue();
    }

    @Test
    void shouldFailToStartWhereTheFirstTickBreaksDown() {
        fixture.probe.breakDown();

        CompletionStage<?> started = thread().start();

        assertThatThrownBy(() -> await(started)).hasRootCauseMessage("the probe broke down");
        assertThat(fatal).succeedsWithin(SECONDS);
    }

    private CollectThread thread() {
        return new CollectThread(
                () -> fixture.collector(INTERVAL, System::nanoTime),
                INTERVAL.toNanos(),
                health.register("collect"),
                fatal::complete);
    }

    private static void await(CompletionStage<?> stage) throws Exception {
        stage.toCompletableFuture().get(SECONDS.toSeconds(), TimeUnit.SECONDS);
    }
}
