package io.hoststream.collect.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {

    @Test
    void shouldReadSeriesWithTheirKindsAndHelp() throws BadTextException {
        String text = """
                # A comment, and a blank line.

                # HELP jobs_total Jobs done,\\nas of \\\\now
                # TYPE jobs_total counter
                jobs_total{queue="in",state="a\\"b\\\\c\\nd"} 12
                jobs_total{ queue = "out", } +1.5e3
                # TYPE heat gauge
                heat -0.25
                plain:name 7
                """;

        assertThat(PrometheusText.parse(text, 10))
                .containsExactly(
                        new CustomMetric(
                                "jobs_total",
                                Map.of("queue", "in", "state", "a\"b\\c\nd"),
                                CustomKind.COUNTER,
                                12.0,
                                "Jobs done,\nas of \\now"),
                        new CustomMetric("jobs_total", Map.of("queue", "out"), CustomKind.COUNTER, 1500.0, null),
                        new CustomMetric("heat", Map.of(), CustomKind.GAUGE, -0.25, null),
                        new CustomMetric("plain:name", Map.of(), CustomKind.UNTYPED, 7.0, null));
    }

    @Test
    void shouldTakeWhateverBeginsWithANumberSignForAComment() throws BadTextException {
        assertThat(PrometheusText.parse("#comment\n##\n#\n#TYPE a gauge\na 1\n", 10))
                .containsExactly(new CustomMetric("a", Map.of(), CustomKind.GAUGE, 1.0, null));
    }

    @Test
    void shouldTakeALabelWithoutAValueForNone() throws BadTextException {
        assertThat(PrometheusText.parse("a{b=\"\",c=\"d\"} 1\n", 10))
                .containsExactly(new CustomMetric("a", Map.of("c", "d"), CustomKind.UNTYPED, 1.0, null));
        assertThatThrownBy(() -> PrometheusText.parse("a 1\na{b=\"\"} 2\n", 10))
                .isInstanceOf(BadTextException.class)
                .hasMessageContaining("same labels again");
    }

    @Test
    void shouldKeepTheSeriesOfHistogramsAndSummariesTogether() throws BadTextException {
        String text = """
                # HELP took How long
                # TYPE took histogram
                took_bucket{le="0.1"} 3
                took_bucket{le="+Inf"} 4
                took_sum 0.5
                took_count 4
                # TYPE size summary
                size{quantile="0.5"} 10
                size_sum 100
                size_count 9
                """;

        List<CustomMetric> series = PrometheusText.parse(text, 10);

        assertThat(series)
                .extracting(CustomMetric::getKind)
                .startsWith(CustomKind.HISTOGRAM)
                .endsWith(CustomKind.SUMMARY);
        assertThat(series.subList(0, 4)).allMatch(one -> one.getKind() == CustomKind.HISTOGRAM);
        assertThat(series.get(0).getHelp()).isEqualTo("How long");
        assertThat(series.subList(1, 7)).allMatch(one -> one.getHelp() == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "+Inf", "-Inf", "Inf", "-NaN"})
    void shouldLeaveOutWhatIsNoFiniteNumber(String value) throws BadTextException {
        assertThat(PrometheusText.parse("a " + value + "\nb 1\n", 10))
                .extracting(CustomMetric::getName)
                .containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a 1 1700000000000            | line 1: metric a has a time stamp",
                "9a 1                         | line 1: expected the name of a metric, found '9a 1'",
                "a{b=\"1\" c=\"2\"} 1         | line 1: expected , or } behind label b",
                "a{b=\"1\",b=\"2\"} 1         | line 1: label b is given twice",
                "a{__b=\"1\"} 1               | line 1: label __b is Prometheus's own",
                "a{b=\"1} 1                   | line 1: expected \", found ''",
                "a{b=\"\\x\"} 1               | line 1: \\x is no escape sequence",
                "a{b=1} 1                     | line 1: expected \", found '1} 1'",
                "a                            | line 1: expected a number, found ''",
                "a 1d                         | line 1: expected a number, found '1d'",
                "a 0x10                       | line 1: expected a number, found '0x10'",
                "a 1.2.3                      | line 1: expected a number, found '1.2.3'",
                "# TYPE a shape               | line 1: TYPE 'shape': counter, gauge, histogram, summary or untyped",
                "host_cpus 1                  | line 1: metric host_cpus: names that begin with host_",
                "hoststream_x 1               | line 1: metric hoststream_x: names that begin with hoststream_",
            })
    void shouldSayWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> PrometheusText.parse(text + "\n", 10))
                .isInstanceOf(BadTextException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void shouldSayOnWhichLine() {
        assertThatThrownBy(() -> PrometheusText.parse("a 1\n# TYPE a counter\n", 10))
                .hasMessage("line 2: TYPE of a behind its series");
        assertThatThrownBy(() -> PrometheusText.parse("a 1\n\na 2\n", 10))
                .hasMessage("line 3: metric a with the same labels again");
        assertThatThrownBy(() -> PrometheusText.parse("# TYPE a counter\n# TYPE a counter\n", 10))
                .hasMessage("line 2: a second TYPE of the same metric");
        assertThatThrownBy(() -> PrometheusText.parse("a 1\nb 1\nc 1\n", 2)).hasMessage("line 3: more than 2 series");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldReadOrRefuseAnyText(long seed) {
        Random random = new Random(seed);
        String alphabet = "ab{}=\",\\ #\nHELPTYPE019.+-e\t_:";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(readOrRefused(text.toString())).as(text.toString()).isTrue();
        }
    }

    private static boolean readOrRefused(String text) {
        try {
            return PrometheusText.parse(text, 10).size() <= 10;
        } catch (BadTextException e) {
            return String.valueOf(e.getMessage()).startsWith("line ");
        }
    }
}
