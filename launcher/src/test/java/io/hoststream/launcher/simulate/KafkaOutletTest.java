package io.hoststream.launcher.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import io.hoststream.launcher.simulate.FleetOutlet.Tally;
import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaOutletTest {

    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaOutlet outlet = new KafkaOutlet(producer, SchemaIds.fixed());
    private final SimulatedHost host = new SimulatedHost(FleetPlan.of(1, 1, Duration.ofSeconds(10)), 0);

    @Test
    void shouldKeyByHostAndFrameAsCollectorsDo() throws MalformedRecordException {
        HostSample sample = host.next(NOW);
        assertThat(outlet.offer(host.info(NOW))).isTrue();
        assertThat(outlet.offer(sample)).isTrue();

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("hoststream.hosts", "hoststream.samples");
        assertThat(producer.history())
                .allSatisfy(sent -> assertThat(new String(sent.key(), StandardCharsets.UTF_8))
                        .isEqualTo("sim-0001"));
        WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
        assertThat(decoder.decode(producer.history().get(1).value())).isEqualTo(sample);
    }

    @Test
    void shouldCountWhatWasAcknowledgedAndWhatWasRefused() {
        outlet.offer(host.next(NOW));
        outlet.offer(host.next(NOW.plusSeconds(10)));
        outlet.offer(host.next(NOW.plusSeconds(20)));
        assertThat(outlet.samples()).isEqualTo(new Tally(0, 0, 3));

        producer.completeNext();
        producer.errorNext(new RecordTooLargeException("too large"));

        assertThat(outlet.samples()).isEqualTo(new Tally(1, 1, 1));
    }

    @Test
    void shouldNotTakeWhatTheProducerHasNoRoomFor() {
        producer.sendException = new TimeoutException("no room");
        assertThat(outlet.offer(host.next(NOW))).isFalse();
        assertThat(outlet.samples()).isEqualTo(new Tally(0, 0, 0));
    }
}
