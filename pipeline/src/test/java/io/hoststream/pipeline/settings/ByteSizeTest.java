package io.hoststream.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "512B, 512",
        "1KB, 1024",
        "64MB, 67108864",
        "64 MiB, 67108864",
        "2g, 2147483648",
        "' 1tb ', 1099511627776",
        "8388607TB, 9223370937343148032"
    })
    void shouldReadSizesAsPeopleWriteThem(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1MB", "1.5MB", "64 M B", "64MBs", "1PB", "٣MB"})
    void shouldSayWhatASizeLooksLike(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a size such as 64MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8388608TB", "999999999999999TB", "999999999999999GB"})
    void shouldRefuseWhatDoesNotFit(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a size below 8388608TB");
    }

    @ParameterizedTest
    @CsvSource({"0, 0B", "1023, 1023B", "1024, 1KB", "1536, 1536B", "1048576, 1MB", "3221225472, 3GB"})
    void shouldWriteSizesInTheLargestUnitThatIsExact(long bytes, String text) {
        assertThat(new ByteSize(bytes)).hasToString(text);
    }

    @Test
    void shouldReadWhatItWrote() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            ByteSize size = new ByteSize(random.nextLong(1L << (1 + random.nextInt(48))));
            assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
        }
    }
}
