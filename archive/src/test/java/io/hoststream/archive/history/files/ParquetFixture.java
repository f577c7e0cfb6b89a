package io.hoststream.archive.history.files;

import io.hoststream.archive.duckdb.DuckDb;
import io.hoststream.archive.duckdb.Limits;
import io.hoststream.archive.duckdb.Sql;
import io.hoststream.archive.history.LabelText;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.Stored;
import io.hoststream.archive.parquet.ParquetSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes files as the archive's writer does. */
final class ParquetFixture {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path archive;
    private final DuckDb database;

    ParquetFixture(Path archive, Path library) throws IOException {
        this.archive = archive;
        this.database = DuckDb.forWriting(library, new Limits(1, 128L << 20, library.resolve("spill")));
    }

    /** A file of some values, whose name says which offsets they have, with a row for each sample. */
    Path write(List<Stored> values, long firstOffset) throws IOException, SQLException {
        Stream<String> samples = values.stream()
                .map(value -> row(value, ParquetSchema.SAMPLE_VALUES, "", Map.of(), 1))
                .distinct();
        return write(values, firstOffset, samples);
    }

    /** The same without rows for samples. */
    Path writeValues(List<Stored> values, long firstOffset) throws IOException, SQLException {
        return write(values, firstOffset, Stream.of());
    }

    private Path write(List<Stored> values, long firstOffset, Stream<String> others) throws IOException, SQLException {
        Path file = file(values, firstOffset);
        String rows =
                Stream.concat(values.stream().map(ParquetFixture::row), others).collect(Collectors.joining(","));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT make_timestamptz(c0) AS time, c1 AS host, c2 AS metric, c3 AS device, c4 AS"
                    + " labels, c5::DOUBLE AS value, c6 AS host_labels, 'id' AS host_id, make_timestamptz(c7) AS epoch,"
                    + " c8::BIGINT AS sequence FROM (VALUES " + rows
                    + ") AS v(c0, c1, c2, c3, c4, c5, c6, c7, c8) ORDER BY metric, host, device, labels, time) TO "
                    + Sql.path(file) + " (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2)");
        }
        return file;
    }

    /** Where a file of some values lies; its directory is there. Nobody who asks for values compares its checksum. */
    Path file(List<Stored> values, long firstOffset) throws IOException {
        long earliest = values.stream().mapToLong(Stored::time).min().orElseThrow();
        long latest = values.stream().mapToLong(Stored::time).max().orElseThrow();
        String name = String.format(
                Locale.ROOT,
                "part-hoststream.samples-0-0-%019d-%019d-%s-%s-00000000.parquet",
                firstOffset,
                firstOffset + values.size() - 1,
                NAME.format(Instant.ofEpochMilli(earliest)),
                NAME.format(Instant.ofEpochMilli(latest)));
        return Files.createDirectories(archive.resolve("parquet/dt=2026-01-01/hour=00"))
                .resolve(name);
    }

    private static String row(Stored stored) {
        SeriesKey series = stored.series();
        return row(stored, series.metric().id(), series.device(), series.labels(), stored.value());
    }

    private static String row(Stored stored, String metric, String device, Map<String, String> labels, double value) {
        return "("
                + String.join(
                        ",",
                        stored.time() * 1000 + "::BIGINT",
                        Sql.text(stored.series().host()),
                        Sql.text(metric),
                        Sql.text(device),
                        Sql.text(LabelText.write(labels)),
                        String.valueOf(value),
                        Sql.text(LabelText.write(stored.hostLabels())),
                        stored.run() * 1000 + "::BIGINT",
                        String.valueOf(stored.time() / 1000))
                + ")";
    }
}
