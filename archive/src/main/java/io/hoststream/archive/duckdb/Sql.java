package io.hoststream.archive.duckdb;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Text in statements, where a parameter cannot stand. */
public final class Sql {

    private Sql() {}

    /** A text as a literal. */
    public static String text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A text with a zero byte cannot stand in a statement");
        }
        return "'" + text.replace("'", "''") + "'";
    }

    /** A file to be written, as a literal. */
    public static String path(Path file) {
        return text(file.toString());
    }

    /** Files to be read, as a list of literals: where a reader would take a name for a pattern, it stands for itself. */
    public static String files(Collection<Path> files) {
        return files.stream().map(file -> text(pattern(file))).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The pattern that a path alone matches. */
    public static String pattern(Path file) {
        StringBuilder pattern = new StringBuilder();
        for (char c : file.toString().toCharArray()) {
            if (c == '*' || c == '?' || c == '[') {
                pattern.append('[').append(c).append(']');
            } else {
                pattern.append(c);
            }
        }
        return pattern.toString();
    }
}
