package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Severity;
import io.hoststream.avro.ToldAlert;
import io.hoststream.notify.route.Dispatch;
import io.hoststream.notify.route.Links;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T02:16:30Z");
    private static final TopicPartition PARTITION = new TopicPartition(Topic.NOTIFICATIONS.topicName(), 0);

    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong(7);
    private final Ledger ledger =
            new Ledger(this::producer, new WireEncoder<>(Notification.getClassSchema(), SchemaIds.fixed()), nanos::get);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Desk desk = new Desk(new Dispatch(new Links(Optional.empty()), new Random(1)), clock, nanos::get);
    private final LedgerSink sink = new LedgerSink(ledger, desk, clock);

    private Producer<byte[], byte[]> producer() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }

    private static Notification record(String group) {
        return new Notification("all", "chat", group, false, 1L, NOW, NOW, "", List.of());
    }

    private Notification word() {
        var sent = producers.get(producers.size() - 1).history().get(0);
        assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo(Ledger.TAKE_OVER);
        return new WireDecoder<Notification>(Notification.getClassSchema(), SchemaIds.fixed()).decode(sent.value());
    }

    private Batch<Notification> batch(String key, @Nullable Notification value, long offset) {
        return new Batch<>(PARTITION, List.of(new Received<>(key, value, offset, 0)), offset + 1);
    }

    @Test
    void shouldReadFromTheBeginningUntilItsOwnWord() {
        assertThat(sink.resumeAt(PARTITION, OptionalLong.of(42))).isEmpty();
        desk.alertsRead();
        desk.silencesRead();
        assertThat(sink.deliver(batch("all/chat/g", record("g"), 0))).isCompletedWithValue(1L);
        assertThat(desk.state()).startsWith("another instance tells");

        assertThat(sink.deliver(batch(Ledger.TAKE_OVER, word(), 1))).isCompletedWithValue(2L);
        assertThat(desk.state()).startsWith("this instance tells");

        sink.release(PARTITION);
        assertThat(desk.state()).startsWith("another instance tells");
        assertThatThrownBy(() -> ledger.write(List.of(record("g")))).isInstanceOf(LedgerException.class);
    }

    @Test
    void shouldNotTellBeforeAlertsAndSilencesAreRead() {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        sink.deliver(batch(Ledger.TAKE_OVER, word(), 1));
        desk.alertsRead();
        assertThat(desk.state()).startsWith("another instance tells");
        desk.silencesRead();
        assertThat(desk.state()).startsWith("this instance tells");
    }

    @Test
    void shouldWriteNothingOnceItIsFencedAndBeOpenedAnewAfterAWhile() {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        producers.get(0).fenceProducer();

        assertThatThrownBy(() -> ledger.write(List.of(record("g")))).isInstanceOf(LedgerException.class);

        assertThat(producers.get(0).history()).hasSize(1);
        assertThat(sink.voided())
                .as("the loop may hear that the partition is lost")
                .isEmpty();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(sink.voided()).containsExactly(PARTITION);
        sink.lost(PARTITION);
        sink.resumeAt(PARTITION, OptionalLong.empty());
        assertThat(sink.voided()).isEmpty();
        assertThat(producers).hasSize(2);
    }

    @Test
    void shouldWriteAllOrNothing() throws LedgerException {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        ledger.write(List.of(record("a"), record("b")));
        assertThat(producers.get(0).history())
                .extracting(sent -> new String(sent.key(), StandardCharsets.UTF_8))
                .containsExactly(Ledger.TAKE_OVER, "all/chat/a", "all/chat/b");
        assertThat(producers.get(0).commitCount()).isEqualTo(2);
    }

    @Test
    void shouldHaveTheTopicForgetAKeyOfWhichNothingIsKnown() throws LedgerException {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        ledger.write(List.of(new Notification("all", "chat", "g", false, 0L, NOW, NOW, "", List.of())));
        var sent = producers.get(0).history().get(1);
        assertThat(sent.key()).asString(StandardCharsets.UTF_8).isEqualTo("all/chat/g");
        assertThat(sent.value()).isNull();
    }

    @Test
    void shouldForgetWhatTheTopicHasForgotten() {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        desk.use(CourierTest.routing());
        desk.alertsRead();
        desk.silencesRead();
        ToldAlert stands = new ToldAlert("a", AlertState.FIRING, Severity.WARNING);
        Notification told = new Notification("all", "out", "g", false, 3L, NOW, NOW, "", List.of(stands));
        sink.deliver(batch("all/out/g", told, 0));
        sink.deliver(batch("all/out/g", null, 1));
        sink.deliver(batch(Ledger.TAKE_OVER, word(), 2));

        assertThat(desk.next("out"))
                .as("an alert that was told and that nobody knows is to be set right")
                .isEmpty();
    }
}
