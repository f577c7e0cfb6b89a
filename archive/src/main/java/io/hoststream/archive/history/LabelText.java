package io.hoststream.archive.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Labels as the archive's files hold them: a JSON object with sorted names; empty where there are none. */
public final class LabelText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private LabelText() {}

    /** The text of some labels. */
    public static String write(Map<String, String> labels) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(labels).forEach((name, value) -> {
            text.append(text.isEmpty() ? "{" : ",");
            quoted(name, text);
            text.append(':');
            quoted(value, text);
        });
        return text.isEmpty() ? "" : text.append('}').toString();
    }

    /**
     * The labels that a text holds.
     *
     * @throws IOException if it is none of {@link #write}'s
     */
    public static Map<String, String> read(String text) throws IOException {
        Map<String, String> labels = new TreeMap<>();
        if (text.isEmpty()) {
            return labels;
        }
        try (JsonParser json = FACTORY.createParser(text)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, text);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                expect(json.nextToken() == JsonToken.VALUE_STRING, text);
                labels.put(name, json.getText());
            }
            expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null, text);
        }
        return labels;
    }

    /** Whether labels hold all of those that are wanted. */
    public static boolean matches(Map<String, String> labels, Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    private static void quoted(String text, StringBuilder to) {
        to.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, to);
        to.append('"');
    }

    private static void expect(boolean holds, String text) throws IOException {
        if (!holds) {
            throw new IOException("the labels " + text + " are not a JSON object of texts");
        }
    }
}
