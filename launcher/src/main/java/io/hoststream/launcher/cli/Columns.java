package io.hoststream.launcher.cli;

import java.io.PrintWriter;
import java.util.List;

/** A table of plain text for a terminal. */
final class Columns {

    private Columns() {}

    /** Prints rows of equally many cells in columns that are as wide as their widest cell. */
    static void print(PrintWriter out, List<List<String>> rows) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(pad(row.get(column), width(rows, column))).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /** The text with spaces behind it, so that it is that wide. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
