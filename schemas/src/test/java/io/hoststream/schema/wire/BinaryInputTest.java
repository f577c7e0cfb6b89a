package io.hoststream.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.schema.fixture.Frames;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryInputTest {

    private static final int HEADER_BYTES = 5;

    private final BinaryInput input = new BinaryInput();

    @ParameterizedTest
    @ValueSource(
            longs = {0, -1, 1, 63, 64, -64, -65, 8191, 8192, 1L << 33, -(1L << 48), Long.MAX_VALUE, Long.MIN_VALUE})
    void shouldReadNumbersOfEveryLength(long number) {
        start(out -> out.writeLong(number));

        assertThat(input.number()).isEqualTo(number);
        assertThat(input.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 300, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void shouldReadInts(int number) {
        start(out -> out.writeInt(number));

        assertThat(input.integer()).isEqualTo(number);
    }

    @Test
    void shouldRefuseAnIntThatIsALong() {
        start(out -> out.writeLong(1L << 32));

        assertThatThrownBy(input::integer)
                .isInstanceOf(AvroRuntimeException.class)
                .hasMessage("4294967296 is no int");
    }

    @Test
    void shouldRefuseANumberWithoutAnEnd() {
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0xFF);
        input.start(endless, 0);

        assertThatThrownBy(input::number)
                .isInstanceOf(AvroRuntimeException.class)
                .hasMessage("a number has no end");
    }

    @Test
    void shouldReadAListInBlocksThatTellTheirSize() {
        start(out -> {
            out.writeLong(-2);
            out.writeLong(4);
            out.writeString("a");
            out.writeString("b");
            out.writeLong(1);
            out.writeString("c");
            out.writeLong(0);
        });

        assertThat(input.list(BinaryInput::text)).containsExactly("a", "b", "c");
        assertThat(input.atEnd()).isTrue();
    }

    @Test
    void shouldReadABranchThatIsWrittenTheLongWay() {
        input.start(new byte[] {(byte) 0x82, 0x00, 0x06}, 0);

        assertThat(input.optionalNumber()).isEqualTo(3);
    }

    @Test
    void shouldRefuseABranchThatTheUnionDoesNotHave() {
        start(out -> out.writeIndex(2));

        assertThatThrownBy(input::present)
                .isInstanceOf(AvroRuntimeException.class)
                .hasMessage("there is no symbol 2");
    }

    private void start(Frames.Body body) {
        input.start(Frames.frame(1, body), HEADER_BYTES);
    }
}
