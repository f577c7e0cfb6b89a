package io.hoststream.alert.backtest.report;

import java.util.ArrayList;
import java.util.List;

/** Columns of text: the first ones to the left, numbers to the right. */
final class Table {

    private static final String BETWEEN = "  ";

    private final int texts;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table whose first columns are texts; the others are numbers. */
    Table(int texts, String... header) {
        this.texts = texts;
        rows.add(List.of(header));
    }

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String pad = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? "" : BETWEEN);
            line.append(i < texts ? row.get(i) + pad : pad + row.get(i));
        }
        return line.toString().stripTrailing();
    }
}
