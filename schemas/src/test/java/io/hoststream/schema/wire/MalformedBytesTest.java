package io.hoststream.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.fixture.Filled;
import io.hoststream.schema.fixture.Frames;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What anybody may put on the topic, under the id of an older release, which is resolved, and of the newest, which is read
 * straight. The heap of a test run is 512 MB: an answer to a claimed 2 GB would end it.
 */
class MalformedBytesTest {

    private static final long SEED = 4711;

    private static final List<WireDecoder<? extends SpecificRecord>> DECODERS = List.of(
            new WireDecoder<HostSample>(HostSample.getClassSchema(), SchemaIds.fixed()),
            new WireDecoder<HostInfo>(HostInfo.getClassSchema(), SchemaIds.fixed()),
            new WireDecoder<AlertEvent>(AlertEvent.getClassSchema(), SchemaIds.fixed()));

    private static final int[] RELEASES = {
        1, ReleasedSchemas.newest("io.hoststream.avro.HostSample").id()
    };

    private final WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());

    @Test
    void shouldRefuseEveryRecordThatIsCutShort() {
        ReleasedSchema newest = ReleasedSchemas.newest("io.hoststream.avro.HostSample");
        byte[] whole = Frames.frame(newest.id(), Filled.record(newest.schema()));

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decoder.decode(cut))
                    .as("the first %d of %d bytes", length, whole.length)
                    .isInstanceOf(MalformedRecordException.class);
        }
    }

    @Test
    void shouldFailOnRandomBytesInOneWayOnly() {
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 12_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            refused += refused(i % 3 == 0 ? bytes : framed(1 + i % 4, bytes)) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(11_900);
    }

    @Test
    void shouldFailOnDamagedRecordsInOneWayOnly() {
        byte[][] whole = {
            Frames.frame(
                    RELEASES[1],
                    Filled.record(ReleasedSchemas.newest("io.hoststream.avro.HostSample")
                            .schema())),
            Frames.frame(
                    2,
                    Filled.record(ReleasedSchemas.newest("io.hoststream.avro.HostInfo")
                            .schema())),
            Frames.frame(
                    3,
                    Filled.record(ReleasedSchemas.newest("io.hoststream.avro.AlertEvent")
                            .schema()))
        };
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 12_000; i++) {
            refused += refused(damaged(whole[i % 3], random)) ? 1 : 0;
        }
        assertThat(refused).isBetween(500, 11_999);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                100,
                400L << 20,
                Integer.MAX_VALUE - 8,
                Integer.MAX_VALUE,
                1L << 33,
                Long.MAX_VALUE,
                -1,
                Long.MIN_VALUE
            })
    void shouldNotBelieveTheLengthThatAStringClaims(long claimed) {
        assertRefusedWithoutRoom(out -> {
            out.writeLong(claimed);
            out.writeFixed(new byte[20]);
        });
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                100,
                50_000_000,
                Integer.MAX_VALUE - 8,
                Integer.MAX_VALUE,
                1L << 33,
                Long.MAX_VALUE,
                -50_000_000,
                Long.MIN_VALUE
            })
    void shouldNotBelieveTheLengthThatAMapClaims(long claimed) {
        assertRefusedWithoutRoom(out -> {
            upToTheLabels(out);
            out.writeLong(claimed);
            out.writeFixed(new byte[20]);
        });
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                100,
                50_000_000,
                Integer.MAX_VALUE - 8,
                Integer.MAX_VALUE,
                1L << 33,
                Long.MAX_VALUE,
                -50_000_000,
                Long.MIN_VALUE
            })
    void shouldNotBelieveTheLengthThatAListClaims(long claimed) {
        assertRefusedWithoutRoom(out -> {
            upToTheCounterResets(out);
            out.writeLong(claimed);
            out.writeFixed(new byte[20]);
        });
    }

    @Test
    void shouldBoundAListThatReallyHoldsTooMany() {
        assertTooManyItems(out -> {
            upToTheCounterResets(out);
            items(out, BoundedReader.MOST_ITEMS + 1);
        });
    }

    @Test
    void shouldBoundAListThatHoldsTooManyInSmallBlocks() {
        assertTooManyItems(out -> {
            upToTheCounterResets(out);
            for (int block = 0; block < 101; block++) {
                items(out, 1000);
            }
        });
    }

    @Test
    void shouldBoundAMapThatReallyHoldsTooMany() {
        assertTooManyItems(out -> {
            upToTheLabels(out);
            out.writeLong(BoundedReader.MOST_ITEMS + 1L);
            for (int i = 0; i <= BoundedReader.MOST_ITEMS; i++) {
                out.writeString(Integer.toString(i));
                out.writeString("");
            }
        });
    }

    private void assertRefusedWithoutRoom(Frames.Body body) {
        for (int release : RELEASES) {
            assertThatThrownBy(() -> decoder.decode(Frames.frame(release, body)))
                    .isInstanceOf(MalformedRecordException.class);
        }
    }

    private void assertTooManyItems(Frames.Body body) {
        for (int release : RELEASES) {
            assertThatThrownBy(() -> decoder.decode(Frames.frame(release, body)))
                    .isInstanceOf(MalformedRecordException.class)
                    .hasMessageContaining("a collection holds more than 100000 items");
        }
    }

    private static boolean refused(byte[] bytes) {
        return DECODERS.stream().filter(decoder -> !refused(bytes, decoder)).count() == 0;
    }

    private static boolean refused(byte[] bytes, WireDecoder<? extends SpecificRecord> decoder) {
        try {
            decoder.decode(bytes);
            return false;
        } catch (MalformedRecordException e) {
            return true;
        } catch (RuntimeException e) {
            return fail("seed " + SEED + ", bytes " + HexFormat.of().formatHex(bytes), e);
        }
    }

    private static byte[] framed(int id, byte[] body) {
        return Frames.frame(id, out -> out.writeFixed(body));
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void upToTheLabels(BinaryEncoder out) throws IOException {
        out.writeString("host");
        out.writeString("id");
        out.writeLong(0);
        out.writeLong(1);
        out.writeLong(0);
        out.writeInt(10_000);
        out.writeIndex(0);
    }

    private static void upToTheCounterResets(BinaryEncoder out) throws IOException {
        upToTheLabels(out);
        out.writeLong(0);
        out.writeIndex(0);
        out.writeBoolean(false);
    }

    private static void items(BinaryEncoder out, int count) throws IOException {
        out.writeLong(count);
        out.writeFixed(new byte[count]);
    }
}
