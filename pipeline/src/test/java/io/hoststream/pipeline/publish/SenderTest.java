package io.hoststream.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.HostInfo;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import io.hoststream.schema.wire.WireEncoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The outbox is closed before the sender runs, so that it sends what waits and returns: no thread is needed. */
@Timeout(10)
class SenderTest {

    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final Outbox<HostInfo> outbox = new Outbox<>(100);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final FakeProducer producer = new FakeProducer(true);

    @Test
    void shouldSendFramedRecordsInOrder() throws InterruptedException {
        outbox.add("a", info("a"));
        outbox.add("b", info("b"));
        outbox.add("c", info("c"));

        run();

        assertThat(sentKeys()).containsExactly("a", "b", "c");
        assertThat(producer.history()).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo("hoststream.hosts");
            HostInfo sent =
                    new WireDecoder<HostInfo>(HostInfo.getClassSchema(), SchemaIds.fixed()).decode(record.value());
            assertThat(sent.getHost()).isEqualTo(new String(record.key(), StandardCharsets.UTF_8));
        });
    }

    @Test
    void shouldCompleteWithTheOffsetOnceTheBrokerHasTheRecord() throws InterruptedException {
        CompletionStage<Long> first = outbox.add("a", info("a"));
        CompletionStage<Long> second = outbox.add("a", info("a"));

        run();

        assertThat(first).isCompletedWithValue(0L);
        assertThat(second).isCompletedWithValue(1L);
        assertThat(count("acked")).isEqualTo(2);
    }

    @Test
    void shouldNotCompleteBeforeTheBrokerHasTheRecord() throws InterruptedException {
        FakeProducer slow = new FakeProducer(false);
        CompletionStage<Long> acked = outbox.add("a", info("a"));
        run(slow);
        assertThat(acked.toCompletableFuture()).isNotDone();

        assertThat(slow.completeNext()).isTrue();

        assertThat(acked).isCompletedWithValue(0L);
    }

    @Test
    void shouldSendATombstone() throws InterruptedException {
        outbox.add("gone", null);

        run();

        assertThat(producer.history())
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isNull());
    }

    @Test
    void shouldKeepTheOrderWhileTheBrokerIsAwayAndLoseNothing() throws InterruptedException {
        producer.away = 2;
        CompletionStage<Long> first = outbox.add("a", info("a"));
        outbox.add("b", info("b"));

        run();

        assertThat(sentKeys()).containsExactly("a", "b");
        assertThat(first).isCompletedWithValue(0L);
        assertThat(count("refused")).isZero();
    }

    @Test
    void shouldKeepTheOrderWhenSendThrowsForAWhile() throws InterruptedException {
        producer.thrown.add(new TimeoutException("no room"));
        outbox.add("a", info("a"));
        outbox.add("b", info("b"));

        run();

        assertThat(sentKeys()).containsExactly("a", "b");
    }

    @Test
    void shouldFailARecordThatTheBrokerRefusesAndGoOn() throws InterruptedException {
        FakeProducer slow = new FakeProducer(false);
        CompletionStage<Long> refused = outbox.add("a", info("a"));
        CompletionStage<Long> taken = outbox.add("b", info("b"));
        run(slow);

        assertThat(slow.errorNext(new RecordTooLargeException("2 MB"))).isTrue();
        assertThat(slow.completeNext()).isTrue();

        assertThat(refused)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RecordTooLargeException.class);
        assertThat(taken).isCompleted();
        assertThat(count("refused")).isEqualTo(1);
    }

    @Test
    void shouldNotSendAgainWhatAProducerTookAndCouldNotDeliver() throws InterruptedException {
        FakeProducer slow = new FakeProducer(false);
        CompletionStage<Long> expired = outbox.add("a", info("a"));
        run(slow);

        Thread network = new Thread(() -> slow.errorNext(new TimeoutException("expired after a day")));
        network.start();
        network.join();

        assertThat(expired).isCompletedExceptionally();
        assertThat(outbox.size()).isZero();
    }

    @Test
    void shouldGiveUpWhatItCannotSendWithinItsBound() throws InterruptedException {
        producer.away = Integer.MAX_VALUE;
        CompletionStage<Long> acked = outbox.add("a", info("a"));

        run();

        assertThat(acked)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(DroppedException.class);
        assertThat(Duration.ofNanos(producer.getAsLong())).isBetween(DRAIN, DRAIN.plus(FakeProducer.BLOCKED));
        assertThat(producer.closedWithin).isZero();
    }

    @Test
    void shouldLeaveTheProducerTheRestOfTheBound() throws InterruptedException {
        producer.away = 1;
        outbox.add("a", info("a"));

        run();

        assertThat(producer.closed()).isTrue();
        assertThat(producer.closedWithin).isEqualTo(DRAIN.minus(FakeProducer.BLOCKED));
    }

    @Test
    void shouldFailEverythingWhenItCannotGoOn() {
        producer.thrown.add(new IllegalStateException("the producer is closed"));
        CompletionStage<Long> first = outbox.add("a", info("a"));
        CompletionStage<Long> second = outbox.add("b", info("b"));

        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);

        assertThat(first)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(second)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(DroppedException.class);
        assertThat(producer.closed()).isTrue();
        assertThat(outbox.add("c", info("c"))).isCompletedExceptionally();
    }

    @Test
    void shouldShowHowManyWait() {
        outbox.add("a", info("a"));
        outbox.add("b", info("b"));
        var unused = sender(producer);

        assertThat(meters.get("hoststream.publish.waiting")
                        .tag("topic", "hoststream.hosts")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    private void run() throws InterruptedException {
        run(producer);
    }

    private void run(FakeProducer with) throws InterruptedException {
        outbox.close();
        sender(with).run(DRAIN);
    }

    private Sender<HostInfo> sender(FakeProducer with) {
        return new Sender<>(
                new Sender.Route("hoststream.hosts", with, with),
                new WireEncoder<>(HostInfo.getClassSchema(), SchemaIds.fixed()),
                outbox,
                meters);
    }

    private List<String> sentKeys() {
        return producer.history().stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private double count(String what) {
        return meters.get("hoststream.publish." + what)
                .tag("topic", "hoststream.hosts")
                .counter()
                .count();
    }

    private static @Nullable HostInfo info(String host) {
        return HostInfo.newBuilder()
                .setHost(host)
                .setHostId("id")
                .setEpoch(Instant.EPOCH)
                .setTime(Instant.EPOCH)
                .setIntervalMillis(10_000)
                .setCollectorVersion("0.1.0")
                .build();
    }
}
