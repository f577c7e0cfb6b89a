package io.hoststream.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        text/csv                          | 1
        TEXT/CSV ; Q=0.5                  | 0.5
        text/csv;header=present;q=0.25    | 0.25
        text/*;q=0.3, */*;q=0.9           | 0.3
        */*;q=0.9, text/csv;q=0           | 0
        application/json                  | 0
        text/csvx                         | 0
        text/csv;q=NaN                    | 0
        text/csv;q=2                      | 0
        ,,;                               | 0
        """)
    void shouldTellHowMuchATypeIsWanted(String header, double weight) {
        assertThat(Accepted.type(header, "text/csv")).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        gzip                  | 1
        br;q=1, gzip;q=0.001  | 0.001
        gzip;q=0, *           | 0
        *;q=0.5               | 0.5
        identity              | 0
        """)
    void shouldTellHowMuchACodingIsWanted(String header, double weight) {
        assertThat(Accepted.coding(header, "gzip")).isEqualTo(weight);
    }
}
