package io.hoststream.archive.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hoststream.archive.duckdb.Sql;
import io.hoststream.archive.format.DroppedRange;
import io.hoststream.archive.format.MalformedFileException;
import io.hoststream.archive.format.SampleHead;
import io.hoststream.archive.format.SampleNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a file says of its samples besides their values, from the rows about the samples alone. */
final class SampleHeads {

    private static final String ROWS = " FROM read_parquet(%1$s, hive_partitioning = false) WHERE metric = ";
    private static final String NUMBER = "SELECT host_id, epoch_ms(epoch)::BIGINT AS epoch_ms, sequence, ";
    private static final String DROPPED = NUMBER + "labels" + ROWS + Sql.text(ParquetSchema.SAMPLE_DROPPED_BEFORE);
    private static final String SAMPLES =
            NUMBER + "host, epoch_ms(time)::BIGINT AS time_ms" + ROWS + Sql.text(ParquetSchema.SAMPLE_VALUES);
    private static final String DELAYS = NUMBER + "value AS delay" + ROWS + Sql.text(ParquetSchema.SAMPLE_DELAY);
    private static final String HEADS = "SELECT s.*, d.delay FROM (" + SAMPLES + ") s LEFT JOIN (" + DELAYS
            + ") d ON d.host_id = s.host_id AND d.epoch_ms = s.epoch_ms AND d.sequence = s.sequence ORDER BY s.time_ms";
    private static final double MILLIS = 1000;

    private final Connection connection;
    private final String files;
    private final JsonFactory json = new JsonFactory();

    SampleHeads(Connection connection, Path file) {
        this.connection = connection;
        this.files = Sql.files(List.of(file));
    }

    void read(Consumer<SampleHead> to) throws SQLException, IOException {
        Map<SampleNumber, List<DroppedRange>> dropped = dropped();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(String.format(Locale.ROOT, HEADS, files))) {
            while (rows.next()) {
                SampleNumber number = number(rows);
                to.accept(new SampleHead(
                        rows.getString("host"),
                        number,
                        Instant.ofEpochMilli(rows.getLong("time_ms")),
                        delay(rows),
                        dropped.getOrDefault(number, List.of())));
            }
        }
    }

    private static SampleNumber number(ResultSet rows) throws SQLException {
        return new SampleNumber(rows.getString("host_id"), rows.getLong("epoch_ms"), rows.getLong("sequence"));
    }

    private static @Nullable Duration delay(ResultSet rows) throws SQLException {
        double seconds = rows.getDouble("delay");
        return rows.wasNull() ? null : Duration.ofMillis(Math.round(seconds * MILLIS));
    }

    private Map<SampleNumber, List<DroppedRange>> dropped() throws SQLException, IOException {
        Map<SampleNumber, List<DroppedRange>> dropped = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(String.format(Locale.ROOT, DROPPED, files))) {
            while (rows.next()) {
                dropped.computeIfAbsent(number(rows), number -> new ArrayList<>())
                        .add(range(rows.getString("labels")));
            }
        }
        return dropped;
    }

    private DroppedRange range(String labels) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonParser parser = json.createParser(labels)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    values.put(parser.currentName(), parser.getText());
                }
            }
            return new DroppedRange(
                    Instant.parse(values.getOrDefault("epoch", "")).toEpochMilli(),
                    Long.parseLong(values.getOrDefault("first", "")),
                    Long.parseLong(values.getOrDefault("last", "")));
        } catch (DateTimeException | NumberFormatException e) {
            throw new MalformedFileException(
                    "a row of " + ParquetSchema.SAMPLE_DROPPED_BEFORE + " does not say which samples: " + labels, e);
        }
    }
}
