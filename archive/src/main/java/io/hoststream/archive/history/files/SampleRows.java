package io.hoststream.archive.history.files;

import io.hoststream.archive.history.LabelText;
import io.hoststream.archive.parquet.ParquetSchema;
import io.hoststream.schema.metric.Metrics;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the rows of {@link Query#samples} together to samples. */
final class SampleRows {

    /** What identifies a sample. */
    private record Id(String host, String hostId, long epochMillis, long sequence, long timeMillis) {}

    private static final double MILLIS = 1000;
    private static final int MOST_KNOWN_LABELS = 100_000;

    private final Consumer<ReplayedSample> into;
    private final Map<String, Map<String, String>> labels = new HashMap<>();
    private @Nullable Id id;
    private Map<String, String> hostLabels = Map.of();
    private long delayMillis;
    private List<ReplayedSample.Value> values = new ArrayList<>();
    private boolean any;

    SampleRows(Consumer<ReplayedSample> into) {
        this.into = into;
    }

    /** Whether a row has come. */
    boolean any() {
        return any;
    }

    void add(ResultSet row) throws SQLException {
        Id of = new Id(row.getString(2), row.getString(3), row.getLong(4), row.getLong(5), row.getLong(1));
        if (!of.equals(id)) {
            end();
            begin(of, row.getString(6));
        }
        String metric = row.getString(7);
        double value = row.getDouble(10);
        if (metric.equals(ParquetSchema.SAMPLE_DELAY)) {
            delayMillis = Math.round(value * MILLIS);
        } else if (!metric.equals(ParquetSchema.SAMPLE_VALUES)) {
            Map<String, String> device = labels(row.getString(9));
            String name = row.getString(8);
            Metrics.find(metric).ifPresent(found -> values.add(new ReplayedSample.Value(found, name, device, value)));
        }
    }

    private void begin(Id of, String itsLabels) throws SQLException {
        any = true;
        id = of;
        hostLabels = labels(itsLabels);
        delayMillis = 0;
        values = new ArrayList<>();
    }

    /** The rows are over: hands on the sample that is not finished yet. */
    void end() {
        Id of = id;
        if (of != null) {
            into.accept(new ReplayedSample(
                    of.host(),
                    of.hostId(),
                    of.epochMillis(),
                    of.sequence(),
                    of.timeMillis(),
                    delayMillis,
                    hostLabels,
                    values));
            id = null;
        }
    }

    /** The same few texts come again and again. */
    private Map<String, String> labels(String text) throws SQLException {
        Map<String, String> known = labels.get(text);
        if (known == null) {
            known = read(text);
            if (labels.size() < MOST_KNOWN_LABELS) {
                labels.put(text, known);
            }
        }
        return known;
    }

    private static Map<String, String> read(String text) throws SQLException {
        try {
            return Map.copyOf(LabelText.read(text));
        } catch (IOException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }
}
