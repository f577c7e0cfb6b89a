package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class AuxvTest {

    @Test
    void shouldFindTicksAndPageSizeInLongWords() {
        byte[] bytes = words(ByteOrder.LITTLE_ENDIAN, Long.BYTES, 33, 7, 6, 65536, 17, 1024, 0, 0);

        assertThat(Auxv.parse(bytes, ByteOrder.LITTLE_ENDIAN, Long.BYTES)).isEqualTo(new Auxv(1024, 65536));
    }

    @Test
    void shouldFindThemInShortWordsOfTheOtherOrder() {
        byte[] bytes = words(ByteOrder.BIG_ENDIAN, Integer.BYTES, 6, 16384, 17, 100, 0, 0);

        assertThat(Auxv.parse(bytes, ByteOrder.BIG_ENDIAN, Integer.BYTES)).isEqualTo(new Auxv(100, 16384));
    }

    @Test
    void shouldAssumeTheUsualWhereTheyAreMissing() {
        assertThat(Auxv.parse(new byte[0], ByteOrder.LITTLE_ENDIAN, Long.BYTES)).isEqualTo(Auxv.USUAL);
        assertThat(Auxv.parse(words(ByteOrder.LITTLE_ENDIAN, Long.BYTES, 17), ByteOrder.LITTLE_ENDIAN, Long.BYTES))
                .isEqualTo(Auxv.USUAL);
    }

    @Test
    void shouldStopAtTheEndMark() {
        byte[] bytes = words(ByteOrder.LITTLE_ENDIAN, Long.BYTES, 0, 0, 17, 250);

        assertThat(Auxv.parse(bytes, ByteOrder.LITTLE_ENDIAN, Long.BYTES)).isEqualTo(Auxv.USUAL);
    }

    private static byte[] words(ByteOrder order, int size, long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(size * values.length).order(order);
        for (long value : values) {
            if (size == Long.BYTES) {
                buffer.putLong(value);
            } else {
                buffer.putInt((int) value);
            }
        }
        return buffer.array();
    }
}
