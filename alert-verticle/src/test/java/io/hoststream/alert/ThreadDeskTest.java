package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.loop.RetriableException;
import io.hoststream.schema.wire.SchemaIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadDeskTest {

    private static final TopicPartition SAMPLES = new TopicPartition("hoststream.samples", 2);
    private static final TopicPartition BASELINES = new TopicPartition("hoststream.baselines", 2);
    private static final TopicPartition ALERTS = new TopicPartition("hoststream.alerts", 2);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Refuses so many transactions, and says when it has refused one. */
    private static final class Refusing extends MockProducer<byte[], byte[]> {

        private final CountDownLatch refused = new CountDownLatch(1);
        private final AtomicInteger refusals = new AtomicInteger();
        private volatile RuntimeException refusal = new TransactionAbortableException("not now");

        Refusing() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void commitTransaction() {
            if (refusals.getAndDecrement() > 0) {
                refused.countDown();
                throw refusal;
            }
            super.commitTransaction();
        }
    }

    private final Refusing producer = new Refusing();
    private final Health registry = new Health();
    private final AlertHealth health = new AlertHealth(registry.register("alert-state"));
    private final AlertMeters meters = new AlertMeters(new SimpleMeterRegistry());
    private final ThreadDesk desk = new ThreadDesk(SAMPLES, new Parts(), health);

    private final class Parts implements DeskParts {

        @Override
        public Transactions transactions(TopicPartition samples) {
            return new Transactions(producer, samples, "hoststream-alert", meters, CrashPoints.none());
        }

        @Override
        public Restorer restorer(TopicPartition samples) {
            MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
            consumer.updateBeginningOffsets(Map.of(samples, 0L, BASELINES, 0L, ALERTS, 0L));
            consumer.updateEndOffsets(Map.of(samples, 0L, BASELINES, 0L, ALERTS, 0L));
            assertThat(producer.transactionInitialized())
                    .as("whoever had it is fenced first")
                    .isTrue();
            return new Restorer(samples, () -> consumer, () -> "topic-1", SchemaIds.fixed(), System::nanoTime);
        }

        @Override
        public ParcelForm form(TopicPartition samples, String topicId) {
            return new ParcelForm(samples.partition(), topicId, SchemaIds.fixed());
        }
    }

    @AfterEach
    void close() {
        desk.drop();
    }

    private static Parcel parcel(long offset) {
        return new Parcel(List.of(Records.event("web-1", AlertState.FIRING, offset - 1)), List.of(), offset);
    }

    private void open() {
        assertThat(desk.open())
                .succeedsWithin(SOON)
                .satisfies(restored -> assertThat(restored.topicId()).isEqualTo("topic-1"));
        health.opened(SAMPLES, 0);
    }

    private void assertCommitted(Long... offsets) {
        assertThat(producer.consumerGroupOffsetsHistory())
                .isEqualTo(Arrays.stream(offsets)
                        .map(offset ->
                                Map.of("hoststream-alert", Map.of(SAMPLES, new OffsetAndMetadata(offset, "topic-1"))))
                        .toList());
    }

    @Test
    void shouldWriteParcelsInOrder() {
        open();
        CompletableFuture<Void> first = desk.write(parcel(5));
        assertThat(desk.write(parcel(9))).succeedsWithin(SOON);

        assertThat(first).isCompleted();
        assertCommitted(5L, 9L);
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void shouldGoOnTryingAndKeepWhatItHas() {
        open();
        producer.refusals.set(2);

        assertThat(desk.write(parcel(5))).succeedsWithin(SOON);
        assertCommitted(5L);
        assertThat(producer.history()).hasSize(1);
        assertThat(registry.ready()).isTrue();
    }

    @Test
    void shouldSayThatItWaits() throws InterruptedException {
        open();
        producer.refusals.set(Integer.MAX_VALUE);
        CompletableFuture<Void> write = desk.write(parcel(5));
        assertThat(producer.refused.await(10, TimeUnit.SECONDS)).isTrue();
        desk.drop();

        assertThat(write)
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RetriableException.class);
        assertThat(registry.checks().get(0).detail())
                .isEqualTo("hoststream.samples-2: a transaction of alerts was aborted: not now");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldWriteNothingMoreOnceItIsFenced() {
        open();
        producer.refusal = new ProducerFencedException("somebody has it");
        producer.refusals.set(1);

        assertThat(desk.write(parcel(5)))
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(VoidException.class);
        assertThat(desk.write(parcel(9)))
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(VoidException.class);
        desk.release(parcel(12), SOON);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldWriteTheLastParcelAndClose() {
        open();
        CompletableFuture<Void> before = desk.write(parcel(5));
        desk.release(parcel(9), SOON);

        assertThat(before).isCompleted();
        assertCommitted(5L, 9L);
    }

    @Test
    void shouldNotStoreAnOffsetOverEventsThatWereNotWritten() throws InterruptedException {
        open();
        producer.refusals.set(1);
        CompletableFuture<Void> before = desk.write(parcel(5));
        assertThat(producer.refused.await(10, TimeUnit.SECONDS)).isTrue();
        desk.release(parcel(9), SOON);

        assertThat(before).isDone();
        if (before.isCompletedExceptionally()) {
            assertThat(producer.history()).as("neither of them").isEmpty();
        } else {
            assertCommitted(5L, 9L);
        }
    }

    @Test
    void shouldNotWaitForARestorationThatCannotBe() {
        producer.initTransactionException = new TimeoutException("no coordinator");

        assertThat(desk.open())
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldFailForGoodWhereTheClientIsBroken() {
        producer.initTransactionException = new KafkaException("no such setting");

        assertThat(desk.open())
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(KafkaException.class);
    }
}
