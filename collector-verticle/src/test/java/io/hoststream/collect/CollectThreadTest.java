package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.collect.pace.Pace;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollectThreadTest {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private final CollectorFixture fixture = new CollectorFixture();
    private final Health health = new Health();
    private Pace pace = Pace.steady(INTERVAL);
    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

    @Test
    void shouldTickUntilItIsStopped() throws Exception {
        fixture.known = true;
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
        assertThat(lastWord().getStopped()).as("stopped in order").isNotNull();
    }

    private HostInfo lastWord() {
        List<HostInfo> registered = fixture.outlet.registered();
        return registered.get(registered.size() - 1);
    }

    @Test
    void shouldKeepItsRateWithoutDrift() throws Exception {
        CollectThread thread = thread();
        await(thread.start());
        Awaitility.await().atMost(SECONDS).until(() -> fixture.outlet.samples().size() >= 12);
        await(thread.stop());

        // The second tick is on the grid, the first was where the start was. On a busy machine a tick may be late or
        // left out; those that were left out are told.
        List<HostSample> samples = fixture.outlet.samples();
        long intervals = samples.stream()
                .skip(2)
                .limit(10)
                .mapToLong(sample -> 1 + sample.getMarks().getMissedTicks())
                .sum();
        long micros = samples.stream()
                .skip(2)
                .limit(10)
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
                health.register("collect"),
                fatal::complete);

        CompletionStage<?> started = thread.start();

        assertThatThrownBy(() -> await(started)).hasRootCauseMessage("host-id is corrupt");
        assertThat(thread.stop().toCompletableFuture()).succeedsWithin(SECONDS);
        assertThat(fatal).isNotDone();
    }

    @Test
    void shouldStopTheProcessLoudlyWhereATickBreaksDown() throws Exception {
        fixture.known = true;
        CollectThread thread = thread();
        await(thread.start());

        fixture.probe.breakDown();

        assertThat(fatal)
                .succeedsWithin(SECONDS)
                .satisfies(failure -> assertThat(failure).hasMessage("the probe broke down"));
        assertThat(thread.stop().toCompletableFuture()).succeedsWithin(SECONDS);
        assertThat(fixture.outlet.isStopped()).isTrue();
        assertThat(fixture.outlet.registered()).isNotEmpty().allMatch(info -> info.getStopped() == null);
    }

    @Test
    void shouldFailToStartWhereTheFirstTickBreaksDown() {
        fixture.probe.breakDown();

        CompletionStage<?> started = thread().start();

        assertThatThrownBy(() -> await(started)).hasRootCauseMessage("the probe broke down");
        assertThat(fatal).succeedsWithin(SECONDS);
    }

    @Test
    void shouldQuickenAtOnceAndSaySoInItsSamples() throws Exception {
        SwitchedPace switched = new SwitchedPace(Duration.ofHours(1));
        pace = switched;
        CollectThread thread = thread();
        await(thread.start());
        assertThat(fixture.outlet.sample(0).getIntervalMillis()).isEqualTo(3_600_000);

        switched.to(INTERVAL);
        Awaitility.await().atMost(SECONDS).until(() -> fixture.outlet.samples().size() >= 4);
        assertThat(fixture.outlet.sample(2).getIntervalMillis()).isEqualTo(100);
        switched.to(Duration.ofHours(1));
        Awaitility.await().atMost(SECONDS).until(() -> last().getIntervalMillis() == 3_600_000);
        await(thread.stop());

        assertThat(fixture.outlet.samples())
                .as("the last sample of a boost says that the next one takes its time")
                .filteredOn(sample -> sample.getIntervalMillis() == 3_600_000)
                .extracting(HostSample::getSequence)
                .containsExactly(1L, last().getSequence());
        assertThat(switched.stopped).isTrue();
    }

    private HostSample last() {
        return fixture.outlet.sample(fixture.outlet.samples().size() - 1);
    }

    private CollectThread thread() {
        return new CollectThread(
                () -> new CollectThread.Ready(fixture.collector(INTERVAL, System::nanoTime), pace),
                health.register("collect"),
                fatal::complete);
    }

    private static void await(CompletionStage<?> stage) throws Exception {
        stage.toCompletableFuture().get(SECONDS.toSeconds(), TimeUnit.SECONDS);
    }

    /** A pace that the test sets. */
    private static final class SwitchedPace implements Pace {

        private volatile long interval;
        private volatile Runnable wake = () -> {};
        private volatile boolean stopped;

        SwitchedPace(Duration interval) {
            this.interval = interval.toNanos();
        }

        void to(Duration other) {
            interval = other.toNanos();
            wake.run();
        }

        @Override
        public long intervalAt(long now) {
            return interval;
        }

        @Override
        public void onQuicker(Runnable toWake) {
            wake = toWake;
        }

        @Override
        public CompletionStage<@Nullable Void> stop() {
            stopped = true;
            return CompletableFuture.completedStage(null);
        }
    }
}
