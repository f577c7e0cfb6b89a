package io.hoststream.archive.format;

/** Text as a CSV field: guarded against being taken for a formula, quoted where RFC 4180 asks for it. */
final class CsvText {

    private static final char GUARD = '\'';
    private static final String GUARDED = "=+-@\t\r\n'";

    private CsvText() {}

    /** Adds a text field. */
    static void append(String text, StringBuilder to) {
        boolean guard = !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0;
        if (!needsQuotes(text)) {
            if (guard) {
                to.append(GUARD);
            }
            to.append(text);
            return;
        }
        to.append('"');
        if (guard) {
            to.append(GUARD);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                to.append('"');
            }
            to.append(c);
        }
        to.append('"');
    }

    /** The text behind a field's content. */
    static String unguarded(String field) {
        return !field.isEmpty() && field.charAt(0) == GUARD ? field.substring(1) : field;
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == ',' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }
}
