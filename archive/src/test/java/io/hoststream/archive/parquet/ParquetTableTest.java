package io.hoststream.archive.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.Samples;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.disk.TornDisk;
import io.hoststream.archive.duckdb.DuckDb;
import io.hoststream.archive.duckdb.Limits;
import io.hoststream.archive.duckdb.Sql;
import io.hoststream.archive.format.DamagedFileException;
import io.hoststream.archive.format.DroppedRange;
import io.hoststream.archive.format.MalformedFileException;
import io.hoststream.archive.format.SampleHead;
import io.hoststream.archive.format.SampleNumber;
import io.hoststream.archive.format.SampleWriter;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Metrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {

    private static final String EVERYTHING = "SELECT epoch_ms(time), host, metric, device, labels, value, host_labels,"
            + " host_id, epoch_ms(epoch), sequence FROM read_parquet(%s)";

    private static final long ARRIVED = Samples.START.toEpochMilli();

    private final ParquetTable format = Engines.table();

    @TempDir
    private Path directory;

    private LocalDisk disk;

    @BeforeEach
    void open() throws IOException {
        disk = LocalDisk.open(directory.resolve("archive"));
    }

    @Test
    void shouldKeepEveryValueOfTheCatalogueWithAllThatASampleSaysOfItself() throws Exception {
        HostSample full = Samples.full();
        List<String> expected = new ArrayList<>();
        Metrics.read(full, (metric, device, value) -> expected.add(metric.id() + "|" + device.name() + "|" + value));

        write("a", full);

        List<List<String>> rows = rows("a");
        assertThat(rows.stream()
                        .filter(row -> !row.get(2).startsWith("sample_"))
                        .map(row -> row.get(2) + "|" + row.get(3) + "|" + Double.valueOf(row.get(5))))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get(0)).isEqualTo(String.valueOf(full.getTime().toEpochMilli()));
            assertThat(row.get(1)).isEqualTo("web-1.example.org");
            assertThat(row.get(6))
                    .isEqualTo("{\"environment\":\"prod\",\"rack\":\"a,b \\\"c\\\"\",\"region\":\"eu-west\"}");
            assertThat(row.get(7)).isEqualTo(full.getHostId());
            assertThat(row.get(8)).isEqualTo(String.valueOf(full.getEpoch().toEpochMilli()));
            assertThat(row.get(9)).isEqualTo("7");
        });
        assertThat(row(rows, "disk_io_util_percent").get(4)).isEqualTo("{\"device\":\"nvme0n1\"}");
        assertThat(row(rows, "load_average_1m").get(4)).isEmpty();
    }

    @Test
    void shouldSayHowManyValuesASampleHasAndWhichWereDroppedBefore() throws Exception {
        HostSample full = Samples.full();
        int[] values = {0};
        Metrics.read(full, (metric, device, value) -> values[0]++);

        write("a", full);

        List<List<String>> rows = rows("a");
        assertThat(Double.parseDouble(row(rows, "sample_values").get(5))).isEqualTo(values[0]);
        assertThat(Double.parseDouble(row(rows, "sample_dropped_before").get(5)))
                .isEqualTo(6);
        assertThat(row(rows, "sample_dropped_before").get(4))
                .isEqualTo("{\"epoch\":\"2026-03-01T12:00:00Z\",\"first\":\"1\",\"last\":\"6\"}");
    }

    @Test
    void shouldNameASampleThatHasNoValue() throws Exception {
        HostSample empty = Samples.changed(Samples.small("a", 1, 1), "load", null);
        empty = Samples.changed(empty, "processes", null);

        write("a", empty, Samples.small("b", 1, 2));

        assertThat(numbers("a")).containsExactly(new SampleNumber("a", 1, 1), new SampleNumber("b", 1, 2));
        assertThat(row(rows("a"), "sample_values").get(5)).startsWith("0");
    }

    @Test
    void shouldSortByMetricHostDeviceLabelsAndTime() throws Exception {
        HostSample[] samples = {
            Samples.changed(Samples.full(), "host", "\uFF5Eb"),
            Samples.changed(Samples.changed(Samples.full(), "host", "\uD83D\uDE80a"), "sequence", 8L),
            Samples.small("z", 1, 30),
            Samples.small("z", 1, 20),
            Samples.small("é", 1, 20),
            Samples.small("z", 1, 25),
            Samples.small("A", 1, 25)
        };

        write("a", samples);

        assertThat(query(
                        "SELECT count(*) FROM (SELECT (metric, host, device, labels, time) AS key, lag(key) OVER () AS"
                                + " before FROM read_parquet(%s)) WHERE before > key",
                        "a"))
                .containsExactly(List.of("0"));
        List<String> hosts = rows("a").stream()
                .filter(row -> row.get(2).equals("sample_values"))
                .map(row -> row.get(1) + row.get(9))
                .toList();
        assertThat(hosts)
                .containsExactly(
                        "host-of-A25",
                        "host-of-z20",
                        "host-of-z25",
                        "host-of-z30",
                        "host-of-é20",
                        "\uFF5Eb7",
                        "\uD83D\uDE80a8");
    }

    @Test
    void shouldTellSeriesApartWhenDevicesComeAndGo() throws Exception {
        List<HostSample> samples = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            HostSample sample = Samples.withDisks("a", i, i % 5, i % 3);
            samples.add(sample);
            long sequence = i;
            Metrics.read(
                    sample,
                    (metric, device, value) -> expected.add(sequence
                            + metric.id()
                            + device.name()
                            + device.labels().equals(Map.of())
                            + value));
        }

        write("a", samples.toArray(HostSample[]::new));

        assertThat(rows("a").stream()
                        .filter(row -> !row.get(2).startsWith("sample_"))
                        .map(row -> row.get(9)
                                + row.get(2)
                                + row.get(3)
                                + row.get(4).isEmpty()
                                + Double.valueOf(row.get(5))))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldKeepTimesThatNoCalendarHas() throws Exception {
        write(
                "a",
                Samples.changed(Samples.small("a", 1, 1), "time", Instant.ofEpochMilli(Long.MIN_VALUE)),
                Samples.changed(Samples.small("a", 1, 2), "time", Instant.ofEpochMilli(Long.MAX_VALUE)));

        assertThat(numbers("a")).containsExactly(new SampleNumber("a", 1, 1), new SampleNumber("a", 1, 2));
    }

    @Test
    void shouldReadNumbersFromADiskThatIsNotOfThisMachine() throws Exception {
        write("a", Samples.small("a", 1, 1));
        TornDisk far = TornDisk.with("b", Files.readAllBytes(disk.path("a")));
        List<SampleNumber> numbers = new ArrayList<>();

        format.readNumbers(far, "b", numbers::add);

        assertThat(numbers).containsExactly(new SampleNumber("a", 1, 1));
        assertThatThrownBy(() -> format.readNumbers(far, "c", numbers::add)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> format.readNumbers(disk, "c", numbers::add)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldSayOfSamplesWhatTheirHeadsSay() throws Exception {
        HostSample full = Samples.full();
        SampleWriter writer = format.create(disk, "a");
        writer.append(full, full.getTime().plusMillis(1500).toEpochMilli());
        writer.append(Samples.small("b", 1, 2), ARRIVED);
        writer.finish();
        List<SampleHead> heads = new ArrayList<>();

        format.readHeads(disk, "a", heads::add);

        assertThat(heads)
                .hasSize(2)
                .contains(new SampleHead(
                        full.getHost(),
                        SampleNumber.of(full),
                        full.getTime(),
                        Duration.ofMillis(1500),
                        full.getMarks().getDroppedBefore().stream()
                                .map(range -> new DroppedRange(
                                        range.getEpoch().toEpochMilli(), range.getFirst(), range.getLast()))
                                .toList()));
        assertThat(full.getMarks().getDroppedBefore()).isNotEmpty();
    }

    @Test
    void shouldFindAFileWhoseValuesAreNotThoseThatItsSamplesHad() throws Exception {
        write("a", Samples.full());
        format.check(disk, "a");
        try (DuckDb db = open(directory.resolve("spill"));
                Connection connection = db.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * FROM read_parquet(" + Sql.files(List.of(disk.path("a")))
                    + ") WHERE metric <> 'load_average_1m') TO " + Sql.path(disk.path("less")) + " (FORMAT parquet)");
        }

        assertThatThrownBy(() -> format.check(disk, "less"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageMatching("its samples have \\d+ values by their own word, and \\d+ are there");
    }

    @Test
    void shouldFindADamagedFile() throws Exception {
        write("a", Samples.full());
        byte[] whole = Files.readAllBytes(disk.path("a"));
        Files.write(disk.path("short"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(disk.path("text"), "not parquet".getBytes(StandardCharsets.US_ASCII));
        Files.createFile(disk.path("empty"));

        for (String file : List.of("short", "text", "empty")) {
            assertThatThrownBy(() -> numbers(file)).isInstanceOf(MalformedFileException.class);
            assertThatThrownBy(() -> format.merge(disk, List.of("a", file), "merged"))
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageStartingWith(file + " is damaged: ");
        }
    }

    @Test
    void shouldNotCallAFileDamagedThatTheDiskDoesNotGive() throws Exception {
        Files.createDirectory(disk.path("unreadable"));

        assertThatThrownBy(() -> numbers("unreadable"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(MalformedFileException.class);
        assertThatThrownBy(() -> format.check(disk, "unreadable")).isNotInstanceOf(MalformedFileException.class);
        assertThatThrownBy(() -> format.check(disk, "missing")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldNotCallAFileDamagedBecauseReadingItWasBrokenOff() throws Exception {
        write("a", Samples.full());
        Files.write(disk.path("text"), "not parquet".getBytes(StandardCharsets.US_ASCII));
        try (ParquetEngine stopped = ParquetEngine.open(Path.of("target/duckdb"), Limits.LEAST_MEMORY)) {
            ParquetTable table = new ParquetTable(stopped, stopped);
            stopped.interrupt();

            assertThatThrownBy(() -> table.merge(disk, List.of("a", "text"), "merged"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(DamagedFileException.class)
                    .hasMessageContaining("stopped");
        }
        assertThat(disk.exists("merged")).isFalse();
    }

    @Test
    void shouldMergeFilesIntoOneInOrder() throws Exception {
        write("a", Samples.full(), Samples.small("a", 1, 1), Samples.small("b", 1, 5));
        write("b", Samples.small("a", 1, 2), Samples.small("b", 1, 2));
        write(
                "all",
                Samples.full(),
                Samples.small("a", 1, 1),
                Samples.small("b", 1, 5),
                Samples.small("a", 1, 2),
                Samples.small("b", 1, 2));

        format.merge(disk, List.of("a", "b"), "merged");

        assertThat(rows("merged")).isEqualTo(rows("all"));
        assertThat(query("SELECT decode(key) || decode(value) FROM parquet_kv_metadata(%s)", "merged"))
                .contains(List.of("hoststream.format1"));
    }

    @Test
    void shouldMergeAFewMetricsAtATimeWhereThereIsLittleMemory() throws Exception {
        write("a", Samples.full(), Samples.small("a", 1, 1), Samples.small("b", 1, 5));
        write("b", Samples.small("a", 1, 2), Samples.small("b", 1, 2));
        format.merge(disk, List.of("a", "b"), "all");

        for (long rowsAtOnce : new long[] {1, 5, 20}) {
            Engines.shared().merge(List.of(disk.path("a"), disk.path("b")), disk.path("sliced"), rowsAtOnce);
            assertThat(rows("sliced")).isEqualTo(rows("all"));
        }
    }

    @Test
    void shouldTakeUnderTwoBytesAValueOfMemoryAndDiskItTells() throws Exception {
        SampleWriter writer = format.create(disk, "a");
        for (int i = 1; i <= 2000; i++) {
            writer.append(Samples.small("a", 1, i), ARRIVED);
        }
        assertThat(writer.memory()).isBetween(2000L * 36, 1_000_000L);
        assertThat(writer.bytes()).isBetween(2000L * 6, 2000L * 12);

        writer.finish();

        assertThat(writer.bytes()).isEqualTo(Files.size(disk.path("a")));
        assertThat(writer.memory()).isLessThan(10_000);
    }

    private void write(String file, HostSample... samples) throws IOException {
        SampleWriter writer = format.create(disk, file);
        for (HostSample sample : samples) {
            writer.append(sample, sample.getTime().toEpochMilli());
        }
        writer.finish();
    }

    private List<SampleNumber> numbers(String file) throws IOException {
        List<SampleNumber> numbers = new ArrayList<>();
        format.readNumbers(disk, file, numbers::add);
        return numbers;
    }

    private List<List<String>> rows(String file) throws Exception {
        return query(EVERYTHING, file);
    }

    private static List<String> row(List<List<String>> rows, String metric) {
        return rows.stream()
                .filter(row -> row.get(2).equals(metric))
                .min(Comparator.comparing(row -> row.get(9)))
                .orElseThrow();
    }

    private static DuckDb open(Path spill) throws IOException {
        return DuckDb.forReading(Path.of("target/duckdb"), new Limits(1, Limits.LEAST_MEMORY, spill));
    }

    private List<List<String>> query(String sql, String file) throws IOException, SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (DuckDb db = open(directory.resolve("spill"));
                Connection connection = db.connect();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(String.format(Locale.ROOT, sql, Sql.files(List.of(disk.path(file)))))) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
