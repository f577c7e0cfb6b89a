package io.hoststream.archive.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

    @Test
    void shouldKeepPlainValuesForAnHour() {
        assertThat(Encoding.of(360)).isEqualTo(Encoding.SHORT);
    }

    @ParameterizedTest
    @CsvSource({"2000, 1800", "2880, 2592", "8640, 7776", "86400, 8000"})
    void shouldGiveNoDictionaryToWhatIsDifferentInEverySampleOfADay(long samples, long dictionary) {
        assertThat(Encoding.of(samples).options()).contains("V2").endsWith("DICTIONARY_SIZE_LIMIT " + dictionary);
    }
}
