package io.hoststream.archive.parquet;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import java.util.TreeMap;

/** Labels as a JSON object with sorted names; nothing where there are none. */
final class LabelText {

    private LabelText() {}

    static String of(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        new TreeMap<>(labels).forEach((name, value) -> {
            text.append(text.isEmpty() ? '{' : ',');
            quoted(name, text);
            text.append(':');
            quoted(value, text);
        });
        return text.append('}').toString();
    }

    private static void quoted(String text, StringBuilder to) {
        to.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, to);
        to.append('"');
    }
}
