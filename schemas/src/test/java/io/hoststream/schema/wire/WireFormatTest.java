package io.hoststream.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.schema.fixture.Filled;
import io.hoststream.schema.fixture.Frames;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {

    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());

    @Test
    void shouldReadWhatItWrote() {
        HostSample sample = sample();

        assertThat(decoder.decode(encoder.encode(sample))).isEqualTo(sample);
    }

    @Test
    void shouldReadWhatItWroteWithEveryFieldKnown() {
        ReleasedSchema newest = ReleasedSchemas.newest("io.hoststream.avro.HostSample");
        byte[] frame = Frames.frame(newest.id(), Filled.record(newest.schema()));

        assertThat(encoder.encode(decoder.decode(frame))).isEqualTo(frame);
    }

    @Test
    void shouldFrameAsTheFieldsToolsExpect() {
        byte[] frame = encoder.encode(sample());

        assertThat(frame).startsWith(0, 0, 0, 0, 4);
        assertThat(new WireEncoder<HostInfo>(HostInfo.getClassSchema(), SchemaIds.fixed()).encode(info()))
                .startsWith(0, 0, 0, 0, 12);
    }

    @Test
    void shouldWriteAFourByteIdWithTheHighestByteFirst() {
        WireEncoder<HostSample> wide = new WireEncoder<>(HostSample.getClassSchema(), new OneSchema(0x01020304));

        assertThat(wide.encode(sample())).startsWith(0, 1, 2, 3, 4);
    }

    @Test
    void shouldKeepRecordsApartWhileItReusesItsBuffers() {
        byte[] first = encoder.encode(sample());
        byte[] kept = first.clone();
        encoder.encode(sample("another"));

        assertThat(first).isEqualTo(kept);
        assertThat(decoder.decode(first).getHost()).isEqualTo("web-1");
    }

    @Test
    void shouldKeepTheDifferenceBetweenUnknownAndZero() {
        HostSample read = decoder.decode(encoder.encode(sample()));

        assertThat(read.getCpu().getUsagePercent()).isZero();
        assertThat(read.getCpu().getUserPercent()).isNull();
        assertThat(read.getMemory()).isNull();
        assertThat(read.getDisks()).isNull();
    }

    @Test
    void shouldDecodeWithoutAnEntryInTheProcessWideListOfTrustedClasses() {
        assertThat(ClassSecurityValidator.getGlobal()).isSameAs(ClassSecurityValidator.DEFAULT);
        assertThat(ClassSecurityValidator.getGlobal().isTrusted(HostSample.class))
                .isFalse();

        assertThat(decoder.decode(encoder.encode(sample()))).isInstanceOf(HostSample.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void shouldRefuseWhatIsShorterThanAFrame(int length) {
        assertThatThrownBy(() -> decoder.decode(new byte[length]))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("expected at least 5 bytes, found " + length);
    }

    @Test
    void shouldRefuseNull() {
        byte @Nullable [] nothing = null;

        assertThatThrownBy(() -> decoder.decode(nothing))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("expected at least 5 bytes, found null");
    }

    @Test
    void shouldRefuseAnotherFirstByte() {
        byte[] frame = encoder.encode(sample());
        frame[0] = (byte) 0xC3;

        assertThatThrownBy(() -> decoder.decode(frame))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("expected the first byte to be 0, found 195");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4711, -1})
    void shouldRefuseAnUnknownSchemaId(int id) {
        byte[] frame = encoder.encode(sample());
        ByteBuffer.wrap(frame).putInt(1, id);

        assertThatThrownBy(() -> decoder.decode(frame))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("schema id " + id + " is not known, known are 1 to "
                        + ReleasedSchemas.all().size());
    }

    @Test
    void shouldRefuseARecordOfAnotherType() {
        byte[] frame = new WireEncoder<HostInfo>(HostInfo.getClassSchema(), SchemaIds.fixed()).encode(info());

        assertThatThrownBy(() -> decoder.decode(frame))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("expected a HostSample, found schema id 12, a HostInfo");
    }

    @Test
    void shouldClaimRecordsOfItsOwnTypeOnly() {
        byte[] other = new WireEncoder<HostInfo>(HostInfo.getClassSchema(), SchemaIds.fixed()).encode(info());
        byte[] own = encoder.encode(sample());

        assertThat(decoder.claims(own)).isTrue();
        assertThat(decoder.claims(other)).isFalse();
        assertThat(decoder.claims(new byte[] {0, 0, 0, 0, 77, 1})).isFalse();
        assertThat(decoder.claims(new byte[] {7, 0, 0, 0, 1, 1})).isFalse();
        assertThat(decoder.claims(new byte[] {0, 0})).isFalse();
    }

    @Test
    void shouldRefuseBytesAfterTheRecord() {
        byte[] frame = encoder.encode(sample());

        assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(frame, frame.length + 1)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("bytes are left over after HostSample");
    }

    @Test
    void shouldReadOnAfterAMalformedRecord() {
        byte[] good = encoder.encode(sample());
        byte[] bad = Arrays.copyOf(good, good.length - 3);

        assertThatThrownBy(() -> decoder.decode(bad)).isInstanceOf(MalformedRecordException.class);
        assertThat(decoder.decode(good)).isEqualTo(sample());
    }

    @Test
    void shouldRefuseARecordWhoseSchemaCannotBeReadAsThisOne() {
        Schema stranger = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"HostSample\",\"namespace\":\"io.hoststream.avro\",\"fields\":"
                        + "[{\"name\":\"host\",\"type\":\"long\"}]}");
        WireDecoder<HostSample> registry = new WireDecoder<>(HostSample.getClassSchema(), new OneSchema(9, stranger));

        assertThatThrownBy(() -> registry.decode(Frames.frame(9, out -> out.writeLong(5))))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith("not a HostSample: ");
    }

    private static HostSample sample() {
        return sample("web-1");
    }

    private static HostSample sample(String host) {
        return HostSample.newBuilder()
                .setHost(host)
                .setHostId("5f0c1c9e-6f0a-4a0c-9d4b-2f6f7f3b6a11")
                .setEpoch(Instant.ofEpochMilli(1_767_225_600_000L))
                .setSequence(42)
                .setTime(Instant.ofEpochMilli(1_767_226_020_123L))
                .setIntervalMillis(10_000)
                .setLabels(Map.of("region", "eu", "größe", "groß"))
                .setMarks(new Marks(true, List.of("disks"), null, -5L, 0, List.of(), List.of(), List.of(), List.of()))
                .setCpu(Cpu.newBuilder()
                        .setLogicalCount(2)
                        .setCores(List.of())
                        .setUsagePercent(0f)
                        .build())
                .build();
    }

    private static HostInfo info() {
        return HostInfo.newBuilder()
                .setHost("web-1")
                .setHostId("5f0c1c9e-6f0a-4a0c-9d4b-2f6f7f3b6a11")
                .setEpoch(Instant.EPOCH)
                .setTime(Instant.EPOCH)
                .setIntervalMillis(10_000)
                .setCollectorVersion("0.1.0")
                .build();
    }

    /** A registry that knows one schema. */
    private record OneSchema(int id, Schema schema) implements SchemaIds {

        OneSchema(int id) {
            this(id, HostSample.getClassSchema());
        }

        @Override
        public int idOf(Schema wanted) {
            return id;
        }

        @Override
        public Schema writerSchema(int wanted) {
            return schema;
        }
    }
}
