package io.hoststream.collect.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The last table that a program of sysstat printed: numbers by the name of their row and the heading of their column. */
final class Columns {

    private final Map<String, Map<String, String>> rows = new HashMap<>();

    /** Reads the table whose rows are named in the column under this heading. */
    Columns(String output, String heading) {
        List<String> headings = List.of();
        for (String line : output.lines().toList()) {
            List<String> words = List.of(line.strip().split("\\s+"));
            if (words.contains(heading)) {
                headings = words;
            } else if (words.size() == headings.size()) {
                rows.put(words.get(headings.indexOf(heading)), row(headings, words));
            } else {
                headings = List.of();
            }
        }
    }

    private static Map<String, String> row(List<String> headings, List<String> words) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            row.put(headings.get(i), words.get(i));
        }
        return row;
    }

    boolean has(String row) {
        return rows.containsKey(row);
    }

    double get(String row, String heading) {
        @Nullable Map<String, String> found = rows.get(row);
        if (found == null) {
            throw new AssertionError("no row " + row + " in " + rows);
        }
        return Double.parseDouble(Objects.requireNonNull(found.get(heading), heading));
    }
}
