package io.hoststream.storage.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.storage.remotewrite.Request.Block;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private final WireBuffer buffer = new WireBuffer(1);

    /** One label, {@code __name__="x"}, and one value, byte by byte by the rules of protobuf. */
    @Test
    void shouldWriteASeriesAsProtobufDoes() {
        byte[] labels = HexFormat.of().parseHex("0a0d0a085f5f6e616d655f5f120178");

        Messages.timeSeries(buffer, labels, 1_700_000_000_123L, Double.doubleToLongBits(1.5));

        assertThat(HexFormat.of().formatHex(buffer.copy()))
                .isEqualTo(
                        "0a21" + "0a0d0a085f5f6e616d655f5f120178" + "1210" + "09000000000000f83f" + "10fbd095ffbc31");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "127, 1", "128, 2", "16383, 2", "16384, 3", "9223372036854775807, 9", "-1, 10"})
    void shouldKnowTheSizeOfANumberBeforeItIsWritten(long value, int size) {
        buffer.varint(value);

        assertThat(WireBuffer.sizeOf(value)).isEqualTo(size).isEqualTo(buffer.size());
    }

    @Test
    void shouldWriteTimesBefore1970() {
        Messages.timeSeries(buffer, new byte[0], -5, Messages.STALE);

        Decoded.Value value = Decoded.of(Request.of(buffer, List.of(new Block(buffer.size(), 1, -5)), 0)
                        .body())
                .values()
                .get(0);
        assertThat(value.timeMillis()).isEqualTo(-5);
        assertThat(value.stale()).isTrue();
    }

    @Test
    void shouldWriteTheSameAfterItWasCleared() {
        Messages.timeSeries(buffer, new byte[] {1, 2, 3}, 7, 7);
        byte[] first = buffer.copy();
        buffer.clear();

        Messages.timeSeries(buffer, new byte[] {1, 2, 3}, 7, 7);

        assertThat(buffer.copy()).isEqualTo(first);
    }
}
