package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the alerts of one group have in common. */
final class Group {

    private static final int MOST_LETTERS = 400;

    private Group() {}

    /** The traits and labels that are named, with their values; without those that the alert does not have. */
    static Map<String, String> labels(List<String> names, AlertEvent event) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String name : names) {
            String value = AlertTrait.of(event, name);
            if (!value.isEmpty()) {
                labels.put(name, value);
            }
        }
        return labels;
    }

    /** The group as one text, different for different groups. */
    static String text(List<String> names, AlertEvent event) {
        String text = labels(names, event).entrySet().stream()
                .map(label -> label.getKey() + "=" + escaped(label.getValue()))
                .collect(Collectors.joining(","));
        // A label may be as long as its host likes; the end of a long text is told by its hash.
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS) + "~" + hash(text);
    }

    private static String hash(String text) {
        return Integer.toHexString(text.hashCode()) + Integer.toHexString(text.length());
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,");
    }
}
