package io.hoststream.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.Samples;
import io.hoststream.archive.disk.TornDisk;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Metrics;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static final String HEADER = "time,host,hostId,epoch,sequence,metric,device,labels,value\r\n";
    private static final String ROW =
            "2026-03-01T12:00:10.000Z,h,b,2026-01-01T00:00:00.000Z,1,load_average_1m,,,0.25\r\n";

    private final CsvTable format = new CsvTable();

    @Test
    void shouldWriteOneRowForEachValue() throws IOException {
        assertThat(write(Samples.small("b", 1_767_225_600_000L, 1)))
                .isEqualTo(HEADER
                        + "2026-03-01T12:00:10.000Z,host-of-b,b,2026-01-01T00:00:00.000Z,1,load_average_1m,,,0.25\r\n"
                        + "2026-03-01T12:00:10.000Z,host-of-b,b,2026-01-01T00:00:00.000Z,1,processes_total,,,120\r\n");
    }

    @Test
    void shouldWriteEveryKnownValueOfTheCatalogueAndTheCustomOnes() throws IOException {
        HostSample full = Samples.full();
        List<String> expected = new ArrayList<>();
        Metrics.read(full, (metric, device, value) -> expected.add(metric.id() + "|" + device.name()));

        List<String> found = new ArrayList<>();
        for (List<String> row : rows(write(full))) {
            found.add(row.get(5) + "|" + CsvText.unguarded(row.get(6)));
        }

        assertThat(found.subList(1, found.size()))
                .containsExactlyElementsOf(expected)
                .contains("custom|queue_depth");
        assertThat(row(rows(write(full)), "custom").get(7)).contains("\"metric\":\"queue_depth\",\"queue\":\"in\"");
    }

    @Test
    void shouldGuardTextThatASpreadsheetTakesForAFormulaButNotNumbers() throws IOException {
        List<List<String>> rows = rows(write(Samples.full()));

        assertThat(row(rows, "disk_total").get(6)).isEqualTo("'=cmd|' /C calc'!A0");
        assertThat(row(rows, "temperature").get(8)).isEqualTo("-5.5");
    }

    @Test
    void shouldJoinTheLabelsOfSampleAndDeviceAsJson() throws IOException {
        List<List<String>> rows = rows(write(Samples.full()));

        assertThat(row(rows, "disk_io_util_percent").get(7))
                .isEqualTo(
                        "{\"device\":\"nvme0n1\",\"environment\":\"prod\",\"rack\":\"a,b \\\"c\\\"\",\"region\":\"eu-west\"}");
        assertThat(row(rows, "disk_io_util_percent").get(8)).isEqualTo("12.3");
        assertThat(row(rows, "disk_read_time").get(8)).isEqualTo("4294967295");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "'x", "''x"})
    void shouldGuardAndUnguardText(String text) throws IOException {
        StringBuilder field = new StringBuilder();
        CsvText.append(text, field);

        String content = rows(field + "\r\n").get(0).get(0);

        assertThat(content).isEqualTo("'" + text);
        assertThat(CsvText.unguarded(content)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a,b", "say \"x\"", "two\r\nlines", "ünïcode \uD83D\uDE80", "x='"})
    void shouldQuoteWhereRfc4180AsksForIt(String text) throws IOException {
        StringBuilder field = new StringBuilder();
        CsvText.append(text, field);

        assertThat(rows(field + ",2\r\n")).containsExactly(List.of(text, "2"));
    }

    @Test
    void shouldNameTheSamplesOfAFileOnceEach() throws IOException {
        List<SampleNumber> numbers = new ArrayList<>();
        String text = write(Samples.small("b", 5, 1), Samples.small("=c", 6, 9), Samples.full());

        format.readNumbers(disk(text), "a", numbers::add);

        assertThat(numbers)
                .containsExactly(
                        new SampleNumber("b", 5, 1), new SampleNumber("=c", 6, 9), SampleNumber.of(Samples.full()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "time,host\r\n",
                HEADER + "2026-03-01T12:00:10.000Z,h,b,2026-01-01T00:00:00.000Z,1,load_average_1m,,,0.25",
                HEADER + "2026-03-01T12:00:10.000Z,h,b,2026-01-01T00:00:00.000Z,1,load_average_1m,,,0.25\n",
                HEADER + "2026-03-01T12:00:10.000Z,h,b,2026-01-01T00:00:00.000Z,1\r\n",
                HEADER + "2026-03-01T12:00:10.000Z,h,b,today,1,load_average_1m,,,0.25\r\n",
                HEADER + "2026-03-01T12:00:10.000Z,h,b,2026-01-01T00:00:00.000Z,one,load_average_1m,,,0.25\r\n",
                HEADER + "2026-03-01T12:00:10.000Z,\"h,b,2026-01-01T00:00:00.000Z,1,load_average_1m,,,0.25\r\n",
                HEADER + "2026-03-01T12:00:10.000Z,h\"h,b,2026-01-01T00:00:00.000Z,1,load_average_1m,,,0.25\r\n",
                HEADER + ROW + "\0\0\0"
            })
    void shouldFindATornOrDamagedFile(String content) {
        assertThatThrownBy(() -> format.readNumbers(disk(content), "a", number -> {}))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("line");
    }

    @Test
    void shouldReadAWholeFile() throws IOException {
        List<SampleNumber> numbers = new ArrayList<>();

        format.readNumbers(disk(HEADER + ROW), "a", numbers::add);

        assertThat(numbers).containsExactly(new SampleNumber("b", 1_767_225_600_000L, 1));
    }

    private String write(HostSample... samples) throws IOException {
        TornDisk disk = new TornDisk(1);
        SampleWriter writer = format.create(disk, "a");
        for (HostSample sample : samples) {
            writer.append(sample, sample.getTime().toEpochMilli());
        }
        writer.finish();
        return new String(disk.read("a").readAllBytes(), StandardCharsets.UTF_8);
    }

    private static TornDisk disk(String text) throws IOException {
        return TornDisk.with("a", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<List<String>> rows(String text) throws IOException {
        CsvRows reader = new CsvRows(new StringReader(text));
        List<List<String>> rows = new ArrayList<>();
        for (@Nullable List<String> row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }

    private static List<String> row(List<List<String>> rows, String metric) {
        return rows.stream()
                .filter(row -> row.get(5).equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
