package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Learned;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ParcelFormTest {

    private final ParcelForm form = new ParcelForm(2, "topic-1", SchemaIds.fixed());

    @Test
    void shouldPutEverythingWhereTheSamplesLie() {
        Parcel parcel = new Parcel(
                List.of(Records.event("web-1", AlertState.FIRING, 9L)), List.of(Records.watch("web-1", 9)), 10);

        List<ProducerRecord<byte[], byte[]>> records = form.records(parcel);

        assertThat(records)
                .extracting(ProducerRecord::topic)
                .containsExactly("hoststream.alerts", "hoststream.baselines");
        assertThat(records).extracting(ProducerRecord::partition).containsOnly(2);
        assertThat(records)
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactly("web-1", "web-1/id-of-web-1");
        assertThat(new String(
                        records.get(1).headers().lastHeader(ParcelForm.SAMPLES).value(), StandardCharsets.UTF_8))
                .isEqualTo("topic-1");
        assertThat(new WireDecoder<HostWatch>(HostWatch.getClassSchema(), SchemaIds.fixed())
                        .decode(records.get(1).value()))
                .isEqualTo(Records.watch("web-1", 9));
        assertThat(form.offset(parcel)).isEqualTo(new OffsetAndMetadata(10, "topic-1"));
    }

    @Test
    void shouldLeaveOutAStateThatTheTopicWouldNotTake() {
        Learned much = new Learned(
                "cpu", "cpu_usage_percent", Map.of(), Records.TIME, ByteBuffer.allocate(2_000_000), null, null);
        HostWatch huge = Records.watch("web-1", 9, List.of(much));

        assertThat(form.records(new Parcel(List.of(), List.of(huge, Records.watch("web-2", 9)), 10)))
                .hasSize(1);
    }

    @Test
    void shouldHaveTheTopicForgetAHostOfWhichNothingIsKnown() {
        HostWatch known = Records.watch("web-1", 9);
        HostWatch forgotten = new HostWatch(
                known.getHost(),
                known.getHostId(),
                known.getLabels(),
                known.getEpoch(),
                known.getSequence(),
                known.getOffset(),
                known.getTime(),
                known.getArrived(),
                known.getIntervalMillis(),
                List.of(),
                List.of());

        assertThat(form.records(new Parcel(List.of(), List.of(forgotten), 10)))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("web-1/id-of-web-1");
                    assertThat(record.value()).isNull();
                });
    }
}
