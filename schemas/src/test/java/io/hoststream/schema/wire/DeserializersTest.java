package io.hoststream.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Boost;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.fixture.Filled;
import io.hoststream.schema.fixture.Frames;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeserializersTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                HostSampleDeserializer.class,
                HostInfoDeserializer.class,
                AlertEventDeserializer.class,
                BoostDeserializer.class
            })
    void shouldBeMadeByKafkaFromTheConsumersConfiguration(Class<?> deserializer) {
        Map<String, Object> properties = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName(),
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, deserializer.getName());

        try (KafkaConsumer<String, SpecificRecord> consumer = new KafkaConsumer<>(properties)) {
            assertThat(consumer.assignment()).isEmpty();
        }
    }

    @Test
    void shouldReadTheRecordOfEachTopic() {
        assertThat(read(new HostSampleDeserializer(), 1)).isInstanceOf(HostSample.class);
        assertThat(read(new HostInfoDeserializer(), 2)).isInstanceOf(HostInfo.class);
        assertThat(read(new AlertEventDeserializer(), 3)).isInstanceOf(AlertEvent.class);
        assertThat(read(new BoostDeserializer(), 5)).isInstanceOf(Boost.class);
    }

    @Test
    void shouldReadWhatKafkaHandsOverInABuffer() {
        ByteBuffer buffer = ByteBuffer.wrap(frame(2));

        try (HostInfoDeserializer deserializer = new HostInfoDeserializer()) {
            assertThat(deserializer.deserialize("hoststream.hosts", new RecordHeaders(), buffer))
                    .isInstanceOf(HostInfo.class);
        }
    }

    @Test
    void shouldLeaveATombstoneNull() {
        try (HostInfoDeserializer deserializer = new HostInfoDeserializer()) {
            assertThat(deserializer.deserialize("hoststream.hosts", null)).isNull();
        }
    }

    @Test
    void shouldNameTheTopicOfAMalformedRecord() {
        try (HostSampleDeserializer deserializer = new HostSampleDeserializer()) {
            assertThatThrownBy(() -> deserializer.deserialize("hoststream.samples", new byte[] {7, 0, 0, 0, 1}))
                    .isInstanceOf(SerializationException.class)
                    .hasMessage("Topic hoststream.samples: expected the first byte to be 0, found 7")
                    .hasCauseInstanceOf(MalformedRecordException.class);
        }
    }

    private static <T> T read(Deserializer<T> deserializer, int id) {
        try (deserializer) {
            return deserializer.deserialize("a-topic", frame(id));
        }
    }

    private static byte[] frame(int id) {
        return Frames.frame(
                id, Filled.record(ReleasedSchemas.find(id).orElseThrow().schema()));
    }
}
