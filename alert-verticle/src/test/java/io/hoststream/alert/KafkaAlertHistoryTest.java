package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Cause;
import io.hoststream.avro.Severity;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class KafkaAlertHistoryTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.alerts", 4);
    private static final TopicPartition SAMPLES = new TopicPartition("hoststream.samples", 4);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final List<AlertEvent> read = new ArrayList<>();
    private int opened;
    private long nanos;

    private KafkaAlertHistory history() {
        return new KafkaAlertHistory(
                () -> {
                    opened++;
                    return consumer;
                },
                new WireDecoder<>(AlertEvent.getClassSchema(), SchemaIds.fixed()),
                () -> nanos += Duration.ofSeconds(3).toNanos());
    }

    private static AlertEvent event(String id) {
        Instant time = Instant.parse("2026-03-01T02:14:00Z");
        return new AlertEvent(
                id,
                "cpu",
                Severity.WARNING,
                AlertState.FIRING,
                "web-1",
                "id-1",
                Map.of(),
                "cpu_usage_percent",
                Map.of(),
                85.0,
                80.0,
                time,
                time,
                "high",
                new Cause("hoststream.samples", 4, 7L, 9L),
                false,
                "threshold",
                Map.of(),
                "",
                false,
                1,
                null,
                null,
                null);
    }

    private void topic(long end, byte[]... values) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end, SAMPLES, 10L));
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < values.length; offset++) {
                consumer.addRecord(new ConsumerRecord<>(
                        PARTITION.topic(), PARTITION.partition(), offset, new byte[0], values[offset]));
            }
        });
    }

    private static byte[] encoded(String id) {
        return new WireEncoder<AlertEvent>(AlertEvent.getClassSchema(), SchemaIds.fixed()).encode(event(id));
    }

    @Test
    void shouldReadAPartitionToItsEnd() {
        topic(2, encoded("a"), encoded("b"));
        history().read(4, read::add);
        assertThat(read).containsExactly(event("a"), event("b"));
    }

    @Test
    void shouldReadNothingFromAnEmptyPartition() {
        topic(0);
        history().read(4, read::add);
        assertThat(read).isEmpty();
    }

    @Test
    void shouldPassOverWhatCannotBeDecoded() {
        topic(3, encoded("a"), new byte[] {1, 2, 3}, encoded("c"));
        history().read(4, read::add);
        assertThat(read).extracting(AlertEvent::getId).containsExactly("a", "c");
    }

    @Test
    void shouldGiveUpWhereNothingComes() {
        topic(5, encoded("a"));
        assertThatThrownBy(() -> history().read(4, read::add))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("Reading what was told before stopped at offset 1 of 5 of hoststream.alerts-4: "
                        + "nothing came for 5 s");
    }

    @Test
    void shouldNotSayWhereASampleLiesThatIsGone() {
        topic(1, encoded("a"));
        consumer.updateEndOffsets(Map.of(SAMPLES, 9L));
        history().read(4, read::add);
        assertThat(read).extracting(AlertEvent::getCause).containsOnlyNulls();
        assertThat(read).containsExactly(KafkaAlertHistory.withoutCause(event("a")));
    }

    @Test
    void shouldOpenOneConsumerAndCloseIt() {
        KafkaAlertHistory history = history();
        history.close();
        topic(1, encoded("a"));
        history.read(4, read::add);
        topic(1, encoded("a"));
        history.read(4, read::add);
        assertThat(read).hasSize(2);
        assertThat(opened).isEqualTo(1);
        history.close();
        history.close();
        assertThat(consumer.closed()).isTrue();
    }
}
