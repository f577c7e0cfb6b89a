package io.hoststream.launcher.dashboards;

import java.util.List;
import java.util.stream.Stream;

/**
 * A dashboard.
 *
 * @param name the name of its file, and the end of its uid
 * @param about what it shows
 * @param oneHost whether it is about one host rather than any number
 */
record Board(String name, String title, String about, boolean oneHost, List<Row> rows) {

    /** Panels under one heading. */
    record Row(String title, List<Panel> panels) {}

    /** Whether it shows only the highest of many, whose number the reader chooses. */
    boolean showsHighest() {
        return rows.stream()
                .flatMap(row -> row.panels().stream())
                .flatMap(panel -> Stream.concat(
                        panel.queries().stream().map(Query::expr),
                        panel.columns().stream().map(Column::expr)))
                .anyMatch(expr -> expr.contains("$top"));
    }
}
