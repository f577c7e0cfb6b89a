package io.hoststream.serve.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.schema.metric.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "PERCENT, 12.34567, 12.346",
        "PERCENT, 0.0004, 0",
        "COUNT, -0.0666, -0.067",
        "BYTES_PER_SECOND, 999.98765, 999.988",
        "BYTES_PER_SECOND, 123456.789, 123457",
        "PER_SECOND, 1000.4, 1000",
        "SECONDS, 123456.789, 123456.79",
        "BYTES, 8589934592, 8589934592",
        "COUNT, 9007199254740991, 9007199254740991"
    })
    void shouldKeepWhatAPersonCanTellApart(Unit unit, double value, double rounded) {
        assertThat(Decimals.round(unit, value)).isEqualTo(rounded);
    }
}
