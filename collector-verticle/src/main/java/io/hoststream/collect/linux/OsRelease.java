package io.hoststream.collect.linux;

import org.jspecify.annotations.Nullable;

/** The file in which a distribution says its name. */
final class OsRelease {

    private static final String KEY = "PRETTY_NAME=";

    private OsRelease() {}

    /** The name with the version; null if the text has none. */
    static @Nullable String name(String text) {
        return text.lines()
                .filter(line -> line.startsWith(KEY))
                .map(line -> unquoted(line.substring(KEY.length()).strip()))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
