package io.hoststream.archive.history.files;

import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.SeriesPoints;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns values that come by series and time into points. */
final class Gathering {

    private final Catalogue catalogue;
    private final RangeQuestion question;
    private final CostLimit cost;
    private final List<SeriesPoints> series = new ArrayList<>();
    private @Nullable SeriesPoints current;
    private long number;
    private long time = Long.MIN_VALUE;
    private boolean tied;
    private long rows;

    private Gathering(Catalogue catalogue, RangeQuestion question, CostLimit cost) {
        this.cost = cost;
        this.catalogue = catalogue;
        this.question = question;
    }

    /** Reads the values; a second time, by run as well, only if two of a series have one time, which is rare. */
    static List<SeriesPoints> read(
            Execution execution,
            List<Path> files,
            Query.Rows rows,
            Catalogue catalogue,
            RangeQuestion question,
            CostLimit cost)
            throws SQLException {
        Gathering first = new Gathering(catalogue, question, cost);
        execution.run(Query.values(files, rows, catalogue.number(), false), first::add);
        if (!first.tied) {
            return first.series;
        }
        Gathering second = new Gathering(catalogue, question, cost);
        execution.run(Query.values(files, rows, catalogue.number(), true), second::add);
        return second.series;
    }

    private void add(ResultSet row) throws SQLException {
        rows++;
        cost.checkRows(rows);
        long its = row.getLong(1);
        if (its != number || time == Long.MIN_VALUE) {
            number = its;
            time = Long.MIN_VALUE;
            current = catalogue.find(its).map(this::open).orElse(null);
        }
        long at = row.getLong(2);
        tied |= at == time;
        time = at;
        if (current != null) {
            current.add(at, row.getDouble(3));
        }
    }

    private SeriesPoints open(SeriesKey key) {
        SeriesPoints opened = new SeriesPoints(key, question);
        series.add(opened);
        return opened;
    }
}
