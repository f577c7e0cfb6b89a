package io.hoststream.storage.export;

import io.hoststream.avro.CustomKind;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All series of one family of the users' own, while they are gathered, and their text. Written here rather than by the client
 * library, which takes no names such as {@code x_bucket} apart from a whole histogram of its own making.
 */
final class CustomFamily {

    private static final String TOTAL = "_total";

    private final String name;
    private final StringBuilder lines = new StringBuilder();
    private CustomKind kind;
    private @Nullable String help;

    CustomFamily(String name, CustomKind kind) {
        this.name = name;
        this.kind = kind;
    }

    /** Adds a series. Hosts that do not agree on the kind make the family one of no kind; the first help counts. */
    void add(String series, Map<String, String> labels, double value, CustomKind of, @Nullable String told) {
        if (of != kind) {
            kind = CustomKind.UNTYPED;
        }
        if (help == null) {
            help = told;
        }
        lines.append(series);
        char separator = '{';
        for (Map.Entry<String, String> label : labels.entrySet()) {
            lines.append(separator).append(label.getKey()).append("=\"");
            escape(label.getValue(), true, lines);
            lines.append('"');
            separator = ',';
        }
        lines.append(separator == '{' ? " " : "} ").append(value).append('\n');
    }

    /** Appends the family in version 0.0.4 of the text format, or in OpenMetrics. */
    void write(boolean openMetrics, StringBuilder to) {
        boolean total = name.endsWith(TOTAL);
        boolean counter = kind == CustomKind.COUNTER;
        String shown = openMetrics && counter && total ? name.substring(0, name.length() - TOTAL.length()) : name;
        if (help != null && !help.isEmpty()) {
            to.append("# HELP ").append(shown).append(' ');
            escape(help, openMetrics, to);
            to.append('\n');
        }
        to.append("# TYPE ")
                .append(shown)
                .append(' ')
                .append(type(openMetrics, total))
                .append('\n')
                .append(lines);
    }

    private String type(boolean openMetrics, boolean total) {
        // OpenMetrics knows no counter whose name does not say so.
        boolean unknown = kind == CustomKind.UNTYPED || (kind == CustomKind.COUNTER && !total);
        return openMetrics && unknown ? "unknown" : kind.name().toLowerCase(Locale.ROOT);
    }

    private static void escape(String text, boolean quotes, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> to.append("\\\\");
                case '\n' -> to.append("\\n");
                case '"' -> to.append(quotes ? "\\\"" : "\"");
                default -> to.append(c);
            }
        }
    }
}
