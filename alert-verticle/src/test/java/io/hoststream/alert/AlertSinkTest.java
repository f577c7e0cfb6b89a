package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.RetriableException;
import io.hoststream.pipeline.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertSinkTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 2);
    private static final String RULE =
            "rules: [{name: cpu, metric: cpu_usage_percent, above: {warning: 80}, for: 10s}]";

    private static final class History implements AlertHistory {

        private final List<AlertEvent> told = new ArrayList<>();
        private final List<Integer> read = new ArrayList<>();
        private int closed;

        @Override
        public void read(int partition, Consumer<AlertEvent> into) {
            read.add(partition);
            told.forEach(into);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @TempDir
    private Path directory;

    private final Outlet outlet = new Outlet();
    private final History history = new History();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Samples web = Samples.of("web-1");
    private Path rules;
    private AlertSink sink;

    @BeforeEach
    void start() throws IOException {
        rules = Files.writeString(directory.resolve("rules.yaml"), RULE);
        sink = sink(Samples.START);
    }

    private AlertSink sink(Instant now) {
        AlertSettings settings = Settings.of(AlertSettings.class, Map.of("alert.rules", rules.toString()));
        RuleWatch watch = new RuleWatch(settings.rules(), new Health().register("rules"));
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new AlertSink(settings, watch, history, outlet, new AlertMeters(meters), new AlertTime(clock, () -> 0));
    }

    private CompletableFuture<Long> deliver(double... cpu) {
        return deliver(batch(cpu));
    }

    private CompletableFuture<Long> deliver(Batch<HostSample> batch) {
        return sink.deliver(batch).toCompletableFuture();
    }

    private Batch<HostSample> batch(double... cpu) {
        List<Received<HostSample>> records = Arrays.stream(cpu)
                .mapToObj(value -> web.cpu(value).next())
                .map(arrival -> new Received<>(
                        arrival.moment().host(),
                        Samples.sampleOf(arrival),
                        arrival.offset(),
                        arrival.arrived().toEpochMilli()))
                .toList();
        return new Batch<>(PARTITION, records, records.get(records.size() - 1).offset() + 1);
    }

    @Test
    void shouldPublishChangesAndCompleteWithTheNextOffset() {
        assertThat(deliver(10, 85, 85, 50)).isCompletedWithValue(104L);
        assertThat(outlet.states()).containsExactly(AlertState.PENDING, AlertState.FIRING, AlertState.RESOLVED);
        assertThat(meters.get("hoststream.alert.evaluations").counter().count()).isEqualTo(4);
        assertThat(meters.get("hoststream.alert.events")
                        .tag("state", "firing")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldCompleteOnlyWhenTheTopicHasAllEvents() {
        outlet.acking = false;
        CompletableFuture<Long> done = deliver(85, 85);
        assertThat(done).isNotDone();
        outlet.acks.get(1).complete(1L);
        assertThat(done).isNotDone();
        outlet.acks.get(0).complete(0L);
        assertThat(done).isCompletedWithValue(102L);
    }

    @Test
    void shouldPublishAgainWhatTheBrokerDidNotTake() {
        outlet.acking = false;
        Batch<HostSample> batch = batch(85, 85);
        CompletableFuture<Long> failed = deliver(batch);
        outlet.acks.get(0).complete(0L);
        outlet.acks.get(1).completeExceptionally(new NotEnoughReplicasException("one is missing"));
        assertThat(failed)
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(NotEnoughReplicasException.class);
        outlet.acking = true;
        assertThat(deliver(batch)).isCompletedWithValue(102L);
        assertThat(outlet.states()).containsExactly(AlertState.PENDING, AlertState.FIRING, AlertState.FIRING);
        assertThat(meters.get("hoststream.alert.repeats").counter().count()).isEqualTo(2);
    }

    @Test
    void shouldStartAtTheBeginningWithoutACommittedOffset() {
        assertThat(sink.resumeAt(PARTITION, OptionalLong.empty())).isEmpty();
    }

    @Test
    void shouldGiveAPartitionAwayWhenTheTopicHasAllItsEvents() {
        assertThat(sink.release(PARTITION)).isEmpty();
        assertThat(deliver(10, 85)).isNotCompletedExceptionally();
        assertThat(sink.release(PARTITION)).hasValue(102);
        assertThat(sink.release(PARTITION)).as("nothing is kept of it").isEmpty();
    }

    @Test
    void shouldNotClaimWhatTheTopicDoesNotHave() {
        outlet.acking = false;
        assertThat(deliver(85)).isNotCompletedExceptionally();
        outlet.acks.get(0).completeExceptionally(new RetriableException("no broker"));
        assertThat(sink.release(PARTITION)).isEmpty();
    }

    @Test
    void shouldNotTellOfABacklog() {
        sink = sink(Samples.START.plus(Duration.ofMinutes(6)));
        assertThat(deliver(85, 85, 85)).isNotCompletedExceptionally();
        assertThat(outlet.events).extracting(AlertEvent::getBacklog).containsExactly(true, true);
        assertThat(meters.get("hoststream.alert.late").counter().count()).isEqualTo(3);
    }

    @Test
    void shouldNotTellOfWhatArrivedLate() {
        web.delay(Duration.ofMinutes(6));
        assertThat(deliver(85, 85)).isNotCompletedExceptionally();
        assertThat(outlet.events).extracting(AlertEvent::getBacklog).containsExactly(true, true);
    }

    @Test
    void shouldReadRulesAgainAndGiveTheHistoryBackInBetween() throws IOException {
        assertThat(deliver(85)).isNotCompletedExceptionally();
        Files.writeString(rules, "rules: []");
        sink.tick(Samples.START);
        assertThat(history.closed).isEqualTo(1);
        assertThat(deliver(85)).isNotCompletedExceptionally();
        assertThat(outlet.states()).containsExactly(AlertState.PENDING, AlertState.RESOLVED);
    }
}
