package io.hoststream.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.schema.metric.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "97.34, PERCENT, 97.3 %",
        "95, PERCENT, 95 %",
        "100, PERCENT, 100 %",
        "0.01, PERCENT, 0 %",
        "-0.01, PERCENT, 0 %",
        "512, BYTES, 512 B",
        "1610612736, BYTES, 1.5 GiB",
        "1048576, BYTES_PER_SECOND, 1 MiB/s",
        "1000000000, BITS_PER_SECOND, 1 Gbit/s",
        "12.5, PER_SECOND, 12.5/s",
        "90061, SECONDS, 1d1h1m1s",
        "120, MILLISECONDS, 120 ms",
        "1234567, COUNT, 1234567",
        "81.25, CELSIUS, 81.3 °C",
        "NaN, PERCENT, an unknown value %",
    })
    void shouldWriteValuesForPeople(double value, Unit unit, String text) {
        assertThat(Quantity.text(value, unit)).isEqualTo(text);
    }
}
