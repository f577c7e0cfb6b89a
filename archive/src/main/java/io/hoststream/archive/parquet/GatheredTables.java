package io.hoststream.archive.parquet;

import io.hoststream.archive.duckdb.DuckDb;
import io.hoststream.archive.duckdb.RowAppender;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Hands gathered samples to the database: values as rows of three numbers, in the order that the file will have, and what
 * series and samples are in two small tables beside. Writing the file joins them.
 */
final class GatheredTables {

    private static final List<String> TABLES = List.of(
            "points (series INTEGER, sample INTEGER, value DOUBLE)",
            "series (id INTEGER, metric VARCHAR, host VARCHAR, device VARCHAR, labels VARCHAR)",
            "samples (id INTEGER, time TIMESTAMPTZ, host_labels VARCHAR, host_id VARCHAR, epoch TIMESTAMPTZ,"
                    + " sequence BIGINT)");
    private static final String JOINED = "SELECT " + String.join(", ", ParquetSchema.COLUMNS)
            + " FROM points JOIN series ON points.series = series.id JOIN samples ON points.sample = samples.id";

    private final DuckDb db;
    private final Connection connection;

    GatheredTables(DuckDb db, Connection connection) {
        this.db = db;
        this.connection = connection;
    }

    void write(Gathered gathered, Path to) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try {
                for (String table : TABLES) {
                    statement.execute("CREATE OR REPLACE TABLE " + table);
                }
                addSeries(gathered);
                addSamples(gathered);
                addPoints(new Sorted(gathered));
                statement.execute(FileOptions.copy(JOINED, to, Encoding.PLAIN));
            } finally {
                for (String table : TABLES) {
                    statement.execute("DROP TABLE IF EXISTS " + table.substring(0, table.indexOf(' ')));
                }
            }
        }
    }

    private void addSeries(Gathered gathered) throws SQLException {
        try (RowAppender rows = db.appender(connection, "series")) {
            int id = 0;
            for (SeriesKey key : gathered.series()) {
                rows.add(id++)
                        .add(key.metric())
                        .add(key.host())
                        .add(key.device())
                        .add(key.labels())
                        .endRow();
            }
        }
    }

    private void addSamples(Gathered gathered) throws SQLException {
        SampleColumns samples = gathered.samples();
        try (RowAppender rows = db.appender(connection, "samples")) {
            for (int i = 0; i < samples.size(); i++) {
                rows.add(i)
                        .time(samples.time(i))
                        .add(samples.labels(i))
                        .add(samples.hostId(i))
                        .time(samples.epoch(i))
                        .add(samples.sequence(i))
                        .endRow();
            }
        }
    }

    private void addPoints(Sorted sorted) throws SQLException {
        try (RowAppender rows = db.appender(connection, "points")) {
            for (int place = 0; place < sorted.size(); place++) {
                rows.add(sorted.series(place))
                        .add(sorted.sample(place))
                        .add(sorted.value(place))
                        .endRow();
            }
        }
    }
}
