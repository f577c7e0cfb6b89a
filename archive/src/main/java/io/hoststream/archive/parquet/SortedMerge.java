package io.hoststream.archive.parquet;

import io.hoststream.archive.duckdb.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes a file of all rows of others, in order. No more rows are sorted at once than memory allows: of larger files, a few
 * metrics at a time go to a file of their own, and these, one after the other, to the merged one.
 */
final class SortedMerge {

    private static final String ROWS = "SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata(";
    private static final String SAMPLES =
            "SELECT coalesce(%s(samples), 0)::BIGINT FROM (SELECT count(*) AS samples FROM %s WHERE" + " metric = "
                    + Sql.text(ParquetSchema.SAMPLE_VALUES) + " GROUP BY host_id)";
    private static final String COLUMNS = "SELECT " + String.join(", ", ParquetSchema.COLUMNS) + " FROM ";
    private static final String IN_ORDER = " ORDER BY " + String.join(", ", ParquetSchema.ORDER);

    private final Statements statements;
    private final Scratch scratch;
    private final long rowsAtOnce;

    SortedMerge(Statements statements, Scratch scratch, long rowsAtOnce) {
        this.statements = statements;
        this.scratch = scratch;
        this.rowsAtOnce = rowsAtOnce;
    }

    void merge(List<Path> files, Path to) throws SQLException, IOException {
        long in = rows(files);
        Encoding encoding = encoding(files);
        if (in <= rowsAtOnce) {
            statements.execute(FileOptions.copy(COLUMNS + rowsOf(files) + IN_ORDER, to, encoding));
        } else {
            mergeInSlices(files, to, encoding);
        }
        long out = rows(List.of(to));
        if (in != out) {
            throw new IOException("Of " + in + " rows of " + files.size() + " files, " + out + " were merged");
        }
    }

    private Encoding encoding(List<Path> files) throws SQLException {
        String rows = rowsOf(files);
        return Encoding.of(
                statements.number(String.format(Locale.ROOT, SAMPLES, "sum", rows)),
                statements.number(String.format(Locale.ROOT, SAMPLES, "max", rows)));
    }

    private void mergeInSlices(List<Path> files, Path to, Encoding encoding) throws SQLException, IOException {
        List<Path> slices = new ArrayList<>();
        try {
            for (String slice : slices(files)) {
                Path sorted = scratch.newFile();
                slices.add(sorted);
                statements.execute(FileOptions.copy(
                        COLUMNS + rowsOf(files) + " WHERE " + slice + IN_ORDER, sorted, Encoding.PLAIN));
            }
            statements.execute(FileOptions.copy(COLUMNS + rowsOf(slices), to, encoding));
        } finally {
            for (Path slice : slices) {
                Files.deleteIfExists(slice);
            }
        }
    }

    /** Conditions that tell rows of metrics that follow one another, as many as can be sorted at once. */
    private List<String> slices(List<Path> files) throws SQLException {
        List<String> slices = new ArrayList<>();
        List<String> metrics = new ArrayList<>();
        long[] rows = {0};
        statements.counts(
                "SELECT metric, count(*) FROM " + rowsOf(files) + " GROUP BY metric ORDER BY metric",
                (metric, count) -> {
                    if (!metrics.isEmpty() && rows[0] + count > rowsAtOnce) {
                        slices.add(between(metrics));
                        metrics.clear();
                        rows[0] = 0;
                    }
                    metrics.add(metric);
                    rows[0] += count;
                });
        if (!metrics.isEmpty()) {
            slices.add(between(metrics));
        }
        return slices;
    }

    private static String between(List<String> metrics) {
        return ParquetSchema.METRIC + " BETWEEN " + Sql.text(metrics.get(0)) + " AND "
                + Sql.text(metrics.get(metrics.size() - 1));
    }

    private long rows(List<Path> files) throws SQLException {
        return statements.number(ROWS + Sql.files(files) + ")");
    }

    private static String rowsOf(List<Path> files) {
        return "read_parquet(" + Sql.files(files) + ", hive_partitioning = false)";
    }
}
