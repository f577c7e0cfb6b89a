package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcTextTest {

    @Test
    void shouldWalkWordsAndLines() {
        ProcText text = ProcText.of("one  two\tthree\nfour\n");

        assertThat(text.word()).isEqualTo("one");
        assertThat(text.word()).isEqualTo("two");
        assertThat(text.hasWord()).isTrue();
        text.skipWord();
        assertThat(text.hasWord()).isFalse();
        text.nextLine();
        assertThat(text.word()).isEqualTo("four");
        text.nextLine();
        assertThat(text.atEnd()).isTrue();
    }

    @Test
    void shouldStayAtTheEnd() {
        ProcText text = ProcText.of("");

        text.nextLine();
        text.nextLine();

        assertThat(text.atEnd()).isTrue();
        assertThat(text.word()).isEmpty();
        assertThat(text.skip("x")).isFalse();
    }

    @Test
    void shouldSkipOnlyWhatIsThere() {
        ProcText text = ProcText.of("cpu0 7");

        assertThat(text.skip("cpu ")).isFalse();
        assertThat(text.skip("cpu")).isTrue();
        assertThat(text.word()).isEqualTo("0");
    }

    @Test
    void shouldReadOnlyTheGivenLength() throws MalformedTextException {
        ProcText text = new ProcText("123456".getBytes(StandardCharsets.US_ASCII), 3);

        assertThat(text.number()).isEqualTo(123);
        assertThat(text.atEnd()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-1,-1", "9223372036854775807,9223372036854775807", "18446744073709551615,-1"})
    void shouldReadWholeNumbers(String written, long number) throws MalformedTextException {
        assertThat(ProcText.of(written).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"0.00,0.0", "1531.37,1531.37", "12,12.0", "3.05 4,3.05"})
    void shouldReadDecimals(String written, double number) throws MalformedTextException {
        assertThat(ProcText.of(written).decimal()).isEqualTo(number);
    }

    @Test
    void shouldSayWhereANumberIsMissing() {
        ProcText text = ProcText.of("abc seconds");

        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(text::number)
                .withMessage("expected a whole number at byte 0, found 'abc seconds'");
    }

    @Test
    void shouldReadUpToADelimiter() {
        ProcText text = ProcText.of("  eth0:123 4\nrest of it\n");

        assertThat(text.until(':')).isEqualTo("eth0");
        assertThat(text.word()).isEqualTo("123");
        text.nextLine();
        assertThat(text.rest()).isEqualTo("rest of it");
    }
}
