package io.hoststream.archive.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.schema.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCsvTest {

    private static final long NOON = 1_769_860_800_000L;

    @Test
    void shouldWriteOnlyTheHeaderWhereThereAreNoValues() {
        assertThat(lines()).containsExactly("time,host,metric,device,labels,value,min,max,average");
    }

    @Test
    void shouldWriteALineForEachPoint() {
        SeriesKey key = new SeriesKey("web-1", Metric.DISK_USAGE_PERCENT, "/", Map.of("mount", "/"));

        assertThat(lines(SeriesPoints.of(key, NOON, 12.5)))
                .last()
                .isEqualTo("2026-01-31T12:00:00Z,web-1,disk_usage_percent,/,\"{\"\"mount\"\":\"\"/\"\"}\","
                        + "12.5,12.5,12.5,12.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\ta", "'a"})
    void shouldLetNoSpreadsheetTakeATextForAFormula(String device) {
        assertThat(device(device)).isEqualTo("'" + device);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        a,b    | "a,b"
        a"b    | "a""b"
        a=b    | a=b
        =a,b   | "'=a,b"
        """)
    void shouldQuoteWhatWouldBreakALine(String device, String written) {
        assertThat(device(device)).isEqualTo(written);
    }

    @Test
    void shouldKeepALineEndInAText() {
        assertThat(csv(SeriesPoints.of(new SeriesKey("web-1", Metric.DISK_USAGE_PERCENT, "a\r\nb", Map.of()), NOON, 1)))
                .contains(",\"a\r\nb\",");
    }

    @ParameterizedTest
    @CsvSource({"-5,-5", "0,0", "1e300,1.0E300", "Infinity,''"})
    void shouldLeaveNumbersAsTheyAreAndWhatIsUnknownEmpty(double value, String written) {
        SeriesKey key = new SeriesKey("web-1", Metric.DISK_USAGE_PERCENT, "sda", Map.of());

        assertThat(lines(SeriesPoints.of(key, NOON, value)).get(1).split(",", -1)[5])
                .isEqualTo(written);
    }

    private static String device(String device) {
        String line = lines(
                        SeriesPoints.of(new SeriesKey("web-1", Metric.DISK_USAGE_PERCENT, device, Map.of()), NOON, 1))
                .get(1);
        String before = "2026-01-31T12:00:00Z,web-1,disk_usage_percent,";
        assertThat(line).startsWith(before).endsWith(",,1,1,1,1");
        return line.substring(before.length(), line.length() - ",,1,1,1,1".length());
    }

    private static List<String> lines(SeriesPoints... series) {
        return List.of(csv(series).split("\r\n"));
    }

    private static String csv(SeriesPoints... series) {
        StringBuilder text = new StringBuilder();
        AnswerCsv.write(new Answer(List.of(series), List.of(), OptionalLong.empty()), text);
        return text.toString();
    }
}
