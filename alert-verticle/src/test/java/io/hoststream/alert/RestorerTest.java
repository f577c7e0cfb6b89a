package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostWatch;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestorerTest {

    private static final TopicPartition SAMPLES = new TopicPartition("hoststream.samples", 2);
    private static final TopicPartition BASELINES = new TopicPartition("hoststream.baselines", 2);
    private static final TopicPartition ALERTS = new TopicPartition("hoststream.alerts", 2);

    /** A consumer that knows what the group has committed, whatever it is assigned. */
    private static final class Group extends MockConsumer<byte[], byte[]> {

        private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

        Group() {
            super("none");
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
                Set<TopicPartition> partitions, Duration timeout) {
            return committed;
        }
    }

    private final Group consumer = new Group();
    private final List<ConsumerRecord<byte[], byte[]>> states = new ArrayList<>();
    private long nanos;

    @BeforeEach
    void emptyTopics() {
        consumer.updateBeginningOffsets(Map.of(SAMPLES, 3L, BASELINES, 0L, ALERTS, 0L));
        consumer.updateEndOffsets(Map.of(SAMPLES, 100L, BASELINES, 0L, ALERTS, 0L));
    }

    private Restored restore() {
        return new Restorer(
                        SAMPLES,
                        () -> consumer,
                        () -> "topic-1",
                        SchemaIds.fixed(),
                        () -> nanos += Duration.ofSeconds(3).toNanos())
                .read();
    }

    private void committed(long offset, String metadata) {
        consumer.committed = Map.of(SAMPLES, new OffsetAndMetadata(offset, metadata));
    }

    private void stored(HostWatch watch, String topicId) {
        Parcel parcel = new Parcel(List.of(), List.of(watch), 0);
        ProducerRecord<byte[], byte[]> record =
                new ParcelForm(2, topicId, SchemaIds.fixed()).records(parcel).get(0);
        add(BASELINES, record.key(), record.value(), record.headers());
    }

    private void add(TopicPartition partition, byte[] key, byte @Nullable [] value, Headers headers) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                states.size(),
                0,
                TimestampType.LOG_APPEND_TIME,
                key.length,
                value == null ? -1 : value.length,
                key,
                value,
                headers,
                Optional.empty());
        states.add(record);
        consumer.updateEndOffsets(Map.of(partition, (long) states.size()));
        consumer.schedulePollTask(() -> consumer.addRecord(record));
    }

    private void told(AlertEvent event) {
        byte[] value = new WireEncoder<AlertEvent>(AlertEvent.getClassSchema(), SchemaIds.fixed()).encode(event);
        add(ALERTS, bytes(event.getHost()), value, new RecordHeaders());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void shouldReadNothingWhereNothingIs() {
        Restored restored = restore();

        assertThat(restored.topicId()).isEqualTo("topic-1");
        assertThat(restored.committed()).isEmpty();
        assertThat(restored.beginning()).isEqualTo(3);
        assertThat(restored.watches()).isEmpty();
        assertThat(restored.adopted()).isFalse();
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void shouldReadTheOffsetAndTheNewestStateOfEveryHost() {
        committed(42, "topic-1");
        stored(Records.watch("web-1", 10), "topic-1");
        stored(Records.watch("web-2", 11), "topic-1");
        stored(Records.watch("web-1", 41), "topic-1");

        Restored restored = restore();

        assertThat(restored.committed()).hasValue(42);
        assertThat(restored.watches())
                .containsExactlyInAnyOrder(Records.watch("web-1", 41), Records.watch("web-2", 11));
        assertThat(restored.adopted()).isFalse();
    }

    @Test
    void shouldTrustAnOffsetThatAToolHasSet() {
        committed(42, "");

        assertThat(restore().committed()).hasValue(42);
    }

    @Test
    void shouldNotTakeAnOffsetFromATopicThatIsGone() {
        committed(42, "topic-0");
        stored(Records.watch("web-1", 41), "topic-0");

        Restored restored = restore();

        assertThat(restored.committed()).isEmpty();
        HostWatch watch = restored.watches().get(0);
        assertThat(watch.getOffset()).isEqualTo(-1);
        assertThat(watch.getSequence()).as("numbers of samples count on").isEqualTo(7);
        assertThat(watch.getSeries().get(0).getFirst().getOffset()).isEqualTo(-1);
        assertThat(watch.getSeries().get(0).getCritical()).isNull();
    }

    @Test
    void shouldNotTakeAnOffsetBeyondTheEnd() {
        committed(101, "topic-1");
        stored(Records.watch("web-1", 100), "topic-1");

        Restored restored = restore();

        assertThat(restored.committed()).isEmpty();
        assertThat(restored.watches()).extracting(HostWatch::getOffset).containsExactly(-1L);
    }

    @Test
    void shouldPassOverWhatCannotBeDecodedAndWhatWasDeleted() {
        stored(Records.watch("web-1", 10), "topic-1");
        stored(Records.watch("web-2", 10), "topic-1");
        add(BASELINES, bytes("web-2/id-of-web-2"), null, new RecordHeaders());
        add(BASELINES, bytes("web-3/x"), new byte[] {1, 2, 3}, new RecordHeaders());

        assertThat(restore().watches()).extracting(HostWatch::getHost).containsExactly("web-1");
    }

    @Test
    void shouldAdoptAlertsThatWereToldBeforeStatesWereStored() {
        committed(50, "");
        told(Records.event("web-1", AlertState.FIRING, 20L));
        told(Records.event("web-2", AlertState.FIRING, 21L));
        told(Records.event("web-1", AlertState.RESOLVED, 22L));

        Restored restored = restore();

        assertThat(restored.adopted()).isTrue();
        assertThat(restored.watches()).singleElement().satisfies(watch -> {
            assertThat(watch.getHost()).isEqualTo("web-2");
            assertThat(watch.getOffset()).isEqualTo(21);
            assertThat(watch.getSeries().get(0).getState()).isEqualTo(AlertState.FIRING);
        });
    }

    @Test
    void shouldGiveUpWhereNothingComes() {
        consumer.updateEndOffsets(Map.of(BASELINES, 5L));

        assertThatThrownBy(this::restore)
                .isInstanceOf(TimeoutException.class)
                .hasMessage("Reading stopped at offset 0 of 5 of hoststream.baselines-2: nothing came for 5 s");
    }
}
