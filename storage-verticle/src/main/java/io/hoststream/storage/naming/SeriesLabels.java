package io.hoststream.storage.naming;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a series, sorted by name, with their text in the exposition formats. Built once for a device and shared by
 * all of its families, so identity is enough to recognize it.
 */
public final class SeriesLabels {

    private final List<String> names;
    private final List<String> values;
    private final byte[] text;

    SeriesLabels(SortedMap<String, String> labels) {
        this.names = List.copyOf(labels.keySet());
        this.values = List.copyOf(labels.values());
        this.text = text(labels).getBytes(StandardCharsets.UTF_8);
    }

    /** The names in their order. */
    public List<String> names() {
        return names;
    }

    /** The values, each at the place of its name. */
    public List<String> values() {
        return values;
    }

    /** What stands between a series' name and its value, such as {@code {host="a",mode="user"}}; not to be changed. */
    public byte[] text() {
        return text;
    }

    private static String text(Map<String, String> labels) {
        StringBuilder text = new StringBuilder();
        char separator = '{';
        for (Map.Entry<String, String> label : labels.entrySet()) {
            text.append(separator).append(label.getKey()).append("=\"");
            escape(label.getValue(), text);
            text.append('"');
            separator = ',';
        }
        return labels.isEmpty() ? "" : text.append('}').toString();
    }

    private static void escape(String value, StringBuilder to) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> to.append("\\\\");
                case '\n' -> to.append("\\n");
                case '"' -> to.append("\\\"");
                default -> to.append(c);
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof SeriesLabels labels && Arrays.equals(text, labels.text));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }

    @Override
    public String toString() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
