package io.hoststream.archive.history.files;

import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.LabelText;
import io.hoststream.archive.history.Selection;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The series that some files have of what is asked for: their numbers, what they are, and how many values they have. */
final class Catalogue {

    private final Map<Long, SeriesKey> byNumber = new HashMap<>();
    private final Set<String> labels = new TreeSet<>();
    private final Set<String> hostLabels = new TreeSet<>();
    private final Selection selection;
    private String number = Query.SERIES;
    private long rows;

    private Catalogue(Selection selection) {
        this.selection = selection;
    }

    /** Asks the files, and gives up once the series are more than there may be points. */
    static Catalogue read(Execution execution, Collection<Path> files, Query.Rows all, CostLimit cost)
            throws SQLException {
        Catalogue catalogue = new Catalogue(all.selection());
        boolean byHostLabels = !all.selection().hostLabels().isEmpty();
        execution.run(Query.series(files, all, byHostLabels), row -> {
            catalogue.add(row);
            cost.checkSeries(catalogue.size());
        });
        return catalogue;
    }

    /** The only series that there can be, where one metric of one whole host is asked for: no need to ask the files. */
    static Optional<Catalogue> only(Selection selection) {
        boolean one = selection.hosts().size() == 1
                && selection.metrics().size() == 1
                && selection.hostLabels().isEmpty()
                && selection.devices().isEmpty()
                && selection.deviceLabels().isEmpty();
        if (!one || !selection.metrics().get(0).scope().labels().isEmpty()) {
            return Optional.empty();
        }
        Catalogue catalogue = new Catalogue(selection);
        catalogue.number = Query.ONLY_SERIES;
        catalogue.byNumber.put(
                0L, new SeriesKey(selection.hosts().get(0), selection.metrics().get(0), "", Map.of()));
        return Optional.of(catalogue);
    }

    /** What gives a row the number of its series. */
    String number() {
        return number;
    }

    /** How many series there are. */
    int size() {
        return byNumber.size();
    }

    /** How many values they have. */
    long rows() {
        return rows;
    }

    /** What a number stands for; empty for a series that is not wanted. */
    Optional<SeriesKey> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The same rows, but only those that are wanted by their labels. */
    Query.Rows narrowed(Query.Rows all) {
        return new Query.Rows(
                all.selection(),
                all.from(),
                all.to(),
                selection.deviceLabels().isEmpty() ? Set.of() : labels,
                selection.hostLabels().isEmpty() ? Set.of() : hostLabels);
    }

    private void add(ResultSet row) throws SQLException {
        long number = row.getLong(1);
        Optional<Metric> metric = Metrics.find(row.getString(4));
        Map<String, String> deviceLabels = labels(row.getString(6));
        boolean wanted = LabelText.matches(deviceLabels, selection.deviceLabels())
                && LabelText.matches(labels(row.getString(7)), selection.hostLabels());
        if (metric.isEmpty() || !wanted) {
            return;
        }
        SeriesKey key = new SeriesKey(row.getString(3), metric.get(), row.getString(5), deviceLabels);
        SeriesKey other = byNumber.put(number, key);
        if (other != null && !other.equals(key)) {
            throw new SQLException("The series " + other + " and " + key + " share a number");
        }
        rows += row.getLong(2);
        labels.add(row.getString(6));
        hostLabels.add(row.getString(7));
    }

    private static Map<String, String> labels(String text) throws SQLException {
        try {
            return LabelText.read(text);
        } catch (IOException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }
}
