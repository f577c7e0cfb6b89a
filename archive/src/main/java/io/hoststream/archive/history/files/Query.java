package io.hoststream.archive.history.files;

import io.hoststream.archive.duckdb.Sql;
import io.hoststream.archive.history.Selection;
import io.hoststream.archive.parquet.ParquetSchema;
import io.hoststream.schema.metric.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A statement and what stands for its question marks: texts, and numbers for microseconds since 1970.
 *
 * @param sql the statement
 * @param parameters texts and longs
 */
record Query(String sql, List<Object> parameters) {

    /** A number for a series, the same in every statement. */
    static final String SERIES = "(hash(host, metric, device, labels) >> 1)::BIGINT";

    /** The number of a series that is the only one. */
    static final String ONLY_SERIES = "0::BIGINT";

    private static final long MICROS = 1000;
    private static final long FARTHEST_MILLIS = 253_402_300_799_999L;

    Query {
        parameters = List.copyOf(parameters);
    }

    /**
     * Which values are meant.
     *
     * @param selection the series, but for the labels
     * @param from the first time; milliseconds
     * @param to the time after the last
     * @param labels texts of device labels, one of which has to be there; empty for any
     * @param hostLabels texts of host labels, one of which has to be there; empty for any
     */
    record Rows(Selection selection, long from, long to, Collection<String> labels, Collection<String> hostLabels) {}

    /** The hosts of every file that has samples. */
    static Query hosts(Collection<Path> files) {
        return new Query(
                "SELECT DISTINCT filename, host FROM read_parquet(" + Sql.files(files)
                        + ", hive_partitioning = false, filename = true) WHERE metric = ?",
                List.of(ParquetSchema.SAMPLE_VALUES));
    }

    /** Every series, with its number, its labels and how many values it has. */
    static Query series(Collection<Path> files, Rows rows, boolean byHostLabels) {
        String hostLabels = byHostLabels ? "host_labels" : "''";
        return where(
                "SELECT " + SERIES + ", count(*), host, metric, device, labels, " + hostLabels + from(files),
                rows,
                " GROUP BY host, metric, device, labels" + (byHostLabels ? ", host_labels" : ""));
    }

    /** The values by series, and then by time; where several have one time, by run as well, if that is asked for. */
    static Query values(Collection<Path> files, Rows rows, String number, boolean byRun) {
        String order = number.equals(ONLY_SERIES) ? " ORDER BY taken" : " ORDER BY series, taken";
        return where(
                "SELECT " + number + " AS series, epoch_ms(time) AS taken, value" + from(files),
                rows,
                order + (byRun ? ", epoch, sequence" : ""));
    }

    /** The newest value of every series, with its time. */
    static Query newest(Collection<Path> files, Rows rows) {
        return where(
                "SELECT " + SERIES + " AS series, epoch_ms(max(time)), max_by(value, (time, epoch, sequence))"
                        + from(files),
                rows,
                " GROUP BY series");
    }

    /** Every sample with the values that are wanted, in the order in which they were taken; the rows of one follow one another. */
    static Query samples(Collection<Path> files, ReplayQuestion question) {
        StringBuilder sql = new StringBuilder("SELECT epoch_ms(time), host, host_id, epoch_ms(epoch), sequence,"
                + " host_labels, metric, device, labels, value" + from(files)
                + " WHERE time >= make_timestamptz(?::BIGINT) AND time < make_timestamptz(?::BIGINT)");
        List<Object> parameters = new ArrayList<>();
        parameters.add(micros(question.from()));
        parameters.add(micros(question.to()));
        List<String> metrics = new ArrayList<>(List.of(ParquetSchema.SAMPLE_VALUES, ParquetSchema.SAMPLE_DELAY));
        question.metrics().forEach(metric -> metrics.add(metric.id()));
        in(sql, parameters, "metric", metrics);
        in(sql, parameters, "host", question.hosts());
        return new Query(
                sql.append(" ORDER BY time, host, host_id, epoch, sequence").toString(), parameters);
    }

    private static Query where(String start, Rows rows, String end) {
        Selection selection = rows.selection();
        StringBuilder sql = new StringBuilder(start);
        List<Object> parameters = new ArrayList<>();
        sql.append(" WHERE time >= make_timestamptz(?::BIGINT) AND time < make_timestamptz(?::BIGINT)");
        parameters.add(micros(rows.from()));
        parameters.add(micros(rows.to()));
        in(
                sql,
                parameters,
                "metric",
                selection.metrics().stream().map(Metric::id).toList());
        in(sql, parameters, "host", selection.hosts());
        in(sql, parameters, "device", selection.devices());
        in(sql, parameters, "labels", rows.labels());
        in(sql, parameters, "host_labels", rows.hostLabels());
        return new Query(sql.append(end).toString(), parameters);
    }

    private static void in(StringBuilder sql, List<Object> parameters, String column, Collection<String> texts) {
        if (!texts.isEmpty()) {
            sql.append(" AND ").append(column).append(" IN (");
            sql.append(String.join(", ", Collections.nCopies(texts.size(), "?")))
                    .append(')');
            parameters.addAll(texts);
        }
    }

    private static String from(Collection<Path> files) {
        return " FROM read_parquet(" + Sql.files(files) + ", hive_partitioning = false)";
    }

    private static long micros(long millis) {
        return Math.max(-FARTHEST_MILLIS, Math.min(millis, FARTHEST_MILLIS)) * MICROS;
    }
}
