package io.hoststream.pipeline.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T02:16:30Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            17                            | 17
            0                             | 0
            999999999                     | 3600
            Sun, 01 Mar 2026 02:17:30 GMT | 60
            Sun, 01 Mar 2026 02:00:00 GMT | 0
            Sun, 01 Mar 2037 02:00:00 GMT | 3600
            """)
    void shouldReadSecondsAndDatesWithinABound(String value, long seconds) {
        assertThat(RetryAfter.of(headers(value), NOW, Duration.ofHours(1))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-5", "1.5", "99999999999999999999"})
    void shouldNotBelieveWhatIsNeither(String value) {
        assertThat(RetryAfter.of(headers(value), NOW, Duration.ofHours(1))).isEmpty();
    }

    @Test
    void shouldReadNoDateWhereOnlySecondsAreAskedFor() {
        assertThat(RetryAfter.seconds(headers("Sun, 01 Mar 2037 02:00:00 GMT"))).isEmpty();
    }

    private static HttpHeaders headers(String value) {
        return HttpHeaders.of(Map.of("Retry-After", List.of(value)), (name, text) -> true);
    }
}
