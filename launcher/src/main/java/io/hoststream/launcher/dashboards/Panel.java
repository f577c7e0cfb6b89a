package io.hoststream.launcher.dashboards;

import java.util.List;

/**
 * A panel.
 *
 * @param about what it says, for the reader
 * @param stacked whether its lines lie one upon the other
 * @param highest whether it shows only the highest of many
 * @param queries what is asked; empty for a table
 * @param table what a table is made of; empty for anything else
 */
record Panel(
        String title,
        String about,
        Size size,
        Look look,
        boolean stacked,
        boolean highest,
        List<Query> queries,
        TableShape table) {

    /** How it is drawn. */
    Kind kind() {
        return size.kind();
    }

    List<Column> columns() {
        return table.columns();
    }

    /** How a panel is drawn, and how large, in Grafana's grid. */
    record Size(Kind kind, int width, int height) {}

    /**
     * The shape of a table.
     *
     * @param keys labels whose values together make a row
     * @param sort the column whose highest values come first
     */
    record TableShape(List<String> keys, String sort, List<Column> columns) {

        static final TableShape NONE = new TableShape(List.of(), "", List.of());
    }
}
