package io.hoststream.archive.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

    @Test
    void shouldKeepPlainValuesWhereTimesAreFew() {
        assertThat(Encoding.of(8 * 360, 360)).isEqualTo(Encoding.PLAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "36000, 720, 18000",
        "1000000, 720, 20000",
        "23040, 2880, 2592",
        "69120, 8640, 7776",
        "691200, 86400, 8000"
    })
    void shouldGiveNoDictionaryToWhatIsDifferentInEverySample(long samples, long ofAHost, long dictionary) {
        assertThat(Encoding.of(samples, ofAHost).options())
                .contains("V2")
                .endsWith("DICTIONARY_SIZE_LIMIT " + dictionary);
    }
}
