package io.hoststream.archive.history.files;

import io.hoststream.archive.history.LabelText;
import io.hoststream.archive.parquet.ParquetSchema;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the numbers in the rows of {@link Query#samples} stand for. Remembered from slice to slice, within a bound. */
final class ReplayNumbers {

    private static final int MOST_KNOWN = 500_000;

    private final Map<Long, Run> runs = new HashMap<>();
    private final Map<Long, Item> items = new HashMap<>();
    private final Map<String, Map<String, String>> labels = new HashMap<>();
    private Dictionary dictionary = new Dictionary() {
        @Override
        public void runs(Execution.RowReader reader) {}

        @Override
        public void items(Execution.RowReader reader) {}
    };

    /** Where numbers are looked up that are not known yet. */
    interface Dictionary {

        /** Reads the rows of {@link Query#runs}. */
        void runs(Execution.RowReader reader) throws SQLException;

        /** Reads the rows of {@link Query#items}. */
        void items(Execution.RowReader reader) throws SQLException;
    }

    /** A run of a collector, with the labels of that time. */
    record Run(String host, String hostId, long epochMillis, Map<String, String> labels) {}

    /** What a value is of: {@code metric} is null for what the archive says of the sample itself. */
    record Item(@Nullable Metric metric, Device device, boolean isDelay) {}

    /** From now on, what is not known is asked for there. */
    void lookUpIn(Dictionary there) {
        dictionary = there;
        if (runs.size() + items.size() + labels.size() > MOST_KNOWN) {
            runs.clear();
            items.clear();
            labels.clear();
        }
    }

    Run run(long number) throws SQLException {
        Run known = runs.get(number);
        if (known == null) {
            dictionary.runs(this::addRun);
            known = runs.get(number);
        }
        if (known == null) {
            throw new SQLException("a sample has no row of its own among the values");
        }
        return known;
    }

    Item item(long number) throws SQLException {
        Item known = items.get(number);
        if (known == null) {
            dictionary.items(this::addItem);
            known = items.get(number);
        }
        if (known == null) {
            throw new SQLException("the files changed while they were read");
        }
        return known;
    }

    private void addRun(ResultSet row) throws SQLException {
        runs.put(row.getLong(1), new Run(row.getString(2), row.getString(3), row.getLong(4), labels(row.getString(5))));
    }

    private void addItem(ResultSet row) throws SQLException {
        String metric = row.getString(2);
        String name = row.getString(3);
        Map<String, String> device = labels(row.getString(4));
        items.put(
                row.getLong(1),
                new Item(
                        Metrics.find(metric).orElse(null),
                        device.isEmpty() && name.isEmpty() ? Device.HOST : new Device(name, device),
                        metric.equals(ParquetSchema.SAMPLE_DELAY)));
    }

    /** The same few texts come again and again. */
    private Map<String, String> labels(String text) throws SQLException {
        Map<String, String> known = labels.get(text);
        if (known == null) {
            known = read(text);
            labels.put(text, known);
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
