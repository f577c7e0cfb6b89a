package io.hoststream.bench.history;

import io.hoststream.archive.ArchiveFile;
import io.hoststream.archive.Offsets;
import io.hoststream.archive.Source;
import io.hoststream.archive.Span;
import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.duckdb.DuckDb;
import io.hoststream.archive.duckdb.Limits;
import io.hoststream.archive.duckdb.Sql;
import io.hoststream.archive.parquet.ParquetSchema;
import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A week of a hundred hosts at ten seconds, as files that the archive has merged by day: one for each day and partition, with the
 * rows that each sample has beside its metrics.
 */
public final class Week {

    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    static final int DAYS = 7;
    static final int HOSTS = 100;

    private static final int PARTITIONS = 12;
    private static final int TICKS = 8640;

    private Week() {}

    /** Writes it into a directory; the second argument is how many metrics. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path directory = Path.of(arguments[0]);
        try (DuckDb database = DuckDb.forWriting(
                        directory.resolve("duckdb"), new Limits(2, 1L << 30, directory.resolve("spill")));
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int day = 0; day < DAYS; day++) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    write(statement, directory, metrics(Integer.parseInt(arguments[1])), day, partition);
                }
                peer(statement, directory, day);
            }
        }
    }

    /** The first so many gauges of whole hosts. */
    static List<Metric> metrics(int count) {
        return Arrays.stream(Metric.values())
                .filter(metric ->
                        metric.kind() == Kind.GAUGE && metric.scope().labels().isEmpty())
                .limit(count)
                .toList();
    }

    private static void write(Statement statement, Path directory, List<Metric> metrics, int day, int partition)
            throws SQLException, IOException {
        Path in = Files.createDirectories(directory.resolve("archive/parquet/dt=" + date(day)));
        Path unnamed = in.resolve("partition-" + partition + ".inprogress");
        statement.execute(copy(unnamed, metrics, day, partition));
        ArchiveFile name = new ArchiveFile(
                new Source("hoststream.samples", partition),
                new Offsets(0, (long) day * TICKS * HOSTS, (day + 1L) * TICKS * HOSTS - 1),
                new Span(START.plusSeconds(day * 86_400L), START.plusSeconds(day * 86_400L + 86_390)),
                checksum(unnamed),
                "parquet");
        Files.move(unnamed, in.resolve(name.name()));
    }

    private static Checksum checksum(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Checksum.of(bytes);
        }
    }

    private static String copy(Path file, List<Metric> metrics, int day, int partition) {
        String names = Stream.concat(
                        metrics.stream().map(Metric::id),
                        Stream.of(ParquetSchema.SAMPLE_DELAY, ParquetSchema.SAMPLE_VALUES))
                .map(Sql::text)
                .collect(Collectors.joining(", "));
        return "COPY (SELECT to_timestamp(" + START.getEpochSecond() + " + tick * 10) AS time, 'host-' ||"
                + " lpad(h::VARCHAR, 3, '0') AS host, metric, ''"
                + " AS device, '' AS labels, round(50 + 40 *"
                + " sin(tick / 100.0 + h) + (hash(tick, h,"
                + " metric) % 1000) / 200.0, 2)::DOUBLE AS value,"
                + " '{\"group\":\"web\"}' AS host_labels, 'id-'"
                + " || h"
                + " AS host_id,"
                + " to_timestamp(" + START.getEpochSecond() + ") AS epoch, (tick + 1)::BIGINT AS sequence"
                + " FROM (SELECT unnest([" + names + "]) AS metric), range(" + partition + ", " + HOSTS + ", "
                + PARTITIONS + ") AS a(h), range(" + day * TICKS + ", " + (day + 1) * TICKS + ") AS b(tick)"
                + " ORDER BY metric, host, time) TO " + Sql.path(file)
                + " (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2)";
    }

    /** The first metric as text, from the same files. */
    private static void peer(Statement statement, Path directory, int day) throws SQLException, IOException {
        Path text = Files.createDirectories(directory.resolve("peer")).resolve("day-" + day + ".txt");
        statement.execute(
                "COPY (SELECT line FROM (SELECT 'host_cpu_usage_ratio{host=\"' || host || '\"} ' || value / 100"
                        + " || ' ' || epoch(time)::BIGINT AS line, host, time FROM read_parquet("
                        + Sql.text(directory.resolve("archive/parquet/dt=" + date(day)) + "/*.parquet")
                        + ", hive_partitioning = false) WHERE metric = 'cpu_usage_percent') ORDER BY host, time) TO "
                        + Sql.path(text) + " (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\t')");
        Files.writeString(text, "# EOF\n", StandardOpenOption.APPEND);
    }

    private static LocalDate date(int day) {
        return LocalDate.ofInstant(START, ZoneOffset.UTC).plusDays(day);
    }
}
