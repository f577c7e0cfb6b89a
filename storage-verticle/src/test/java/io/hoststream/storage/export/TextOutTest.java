package io.hoststream.storage.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextOutTest {

    private static String text(double value) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        TextOut out = new TextOut(to);
        out.put(value);
        out.flush();
        return to.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "7, 7",
        "10, 10",
        "-12, -12",
        "0.07, 0.07",
        "0.000001, 0.000001",
        "-1.5, -1.5",
        "1234567.890123, 1234567.890123",
        "99.999999, 99.999999",
        "9007199254740991, 9007199254740991",
        "1e300, 1.0E300",
        "1e-9, 1.0E-9",
        "NaN, NaN",
        "Infinity, +Inf",
        "-Infinity, -Inf"
    })
    void shouldWriteNumbersAsPrometheusReadsThem(double value, String expected) throws IOException {
        assertThat(text(value)).isEqualTo(expected);
    }

    @Test
    void shouldWriteEveryNumberSoThatItReadsBackAsTheSame() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            double scale = Math.pow(10, random.nextInt(24) - 8);
            double exact = random.nextGaussian() * scale;
            double rounded = Math.rint(exact * 1e4) / 1e4;
            assertThat(Double.parseDouble(text(exact))).isEqualTo(exact);
            assertThat(Double.parseDouble(text(rounded))).isEqualTo(rounded + 0.0);
        }
    }

    @Test
    void shouldCarryMoreThanItsBufferHolds() throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        TextOut out = new TextOut(to);
        byte[] large = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        out.put('a').put(large).put(1.0);
        for (int i = 0; i < 100_000; i++) {
            out.put('y');
        }
        out.flush();
        assertThat(to.toString(StandardCharsets.UTF_8))
                .isEqualTo("a" + "x".repeat(100_000) + "1" + "y".repeat(100_000));
    }
}
