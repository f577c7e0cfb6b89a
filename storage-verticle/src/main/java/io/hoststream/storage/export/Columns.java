package io.hoststream.storage.export;

import io.hoststream.storage.naming.SeriesFamily;
import io.hoststream.storage.naming.SeriesLabels;
import io.hoststream.storage.naming.SeriesVisitor;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts the series of all hosts by family. */
final class Columns implements SeriesVisitor {

    private final Map<String, Column> inOrder = new LinkedHashMap<>();
    private final IdentityHashMap<SeriesFamily, Column> byFamily = new IdentityHashMap<>();

    /** Columns for these families, written in this order. */
    Columns(List<SeriesFamily> families) {
        for (SeriesFamily family : families) {
            Column column = new Column(family);
            inOrder.put(family.name(), column);
            byFamily.put(family, column);
        }
    }

    @Override
    public void series(SeriesFamily family, SeriesLabels labels, double value) {
        Column column = byFamily.get(family);
        if (column == null) {
            throw new IllegalStateException("The naming gives " + family.name() + " but does not list it");
        }
        column.add(labels, value);
    }

    int size() {
        return inOrder.values().stream().mapToInt(Column::size).sum();
    }

    /** Writes everything and begins anew. */
    void drain(boolean openMetrics, TextOut out) throws IOException {
        for (Column column : inOrder.values()) {
            column.drain(openMetrics, out);
        }
    }

    /** Begins anew, whatever became of the last answer. */
    void clear() {
        inOrder.values().forEach(Column::clear);
    }
}
