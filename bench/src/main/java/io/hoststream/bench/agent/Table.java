package io.hoststream.bench.agent;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text in columns as wide as they need to be. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** A number with so many digits after the point. */
    public static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** Prints it, with an empty line after it. */
    public void print(PrintStream out) {
        int columns = rows.stream().mapToInt(List::size).max().orElseThrow();
        List<Integer> widths = IntStream.range(0, columns)
                .mapToObj(column -> rows.stream()
                        .filter(row -> row.size() > column)
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        rows.forEach(row -> out.println(line(row, widths)));
        out.println();
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> {
                    String format = (column == 0 ? "%-" : "%") + Math.max(1, widths.get(column)) + "s";
                    return String.format(Locale.ROOT, format, row.get(column));
                })
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
