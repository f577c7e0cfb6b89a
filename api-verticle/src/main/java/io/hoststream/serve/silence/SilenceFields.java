package io.hoststream.serve.silence;

import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.serve.http.Fault;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes texts out of a JSON object and gathers what is wrong with them. */
final class SilenceFields {

    private static final int LONGEST_SHOWN = 64;
    private static final int MOST_LABELS = 16;
    private static final int LONGEST_PATTERN = 253;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    private final JsonObject body;
    private final List<Fault> faults = new ArrayList<>();

    SilenceFields(JsonObject body) {
        this.body = body;
    }

    List<Fault> faults() {
        return faults;
    }

    void fault(String field, String detail) {
        faults.add(new Fault(field, detail));
    }

    /** Finds fault with every field that is none of these. */
    void expectOnly(Collection<String> known) {
        for (String name : body.fieldNames()) {
            if (!known.contains(name)) {
                String shown = shortened(name);
                fault(shown, shown + " is not a field of a silence" + Suggestions.hint(shown, known));
            }
        }
    }

    /** The text of a field, without space around it; empty if it is not there or is no text. */
    Optional<String> text(String name, int longest) {
        Object value = body.getValue(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            fault(name, name + " is " + shortened(value.toString()) + "; expected text");
            return Optional.empty();
        }
        return checked(name, text.strip(), longest);
    }

    /** A pattern; empty text if it is not there. */
    String pattern(String name) {
        return text(name, LONGEST_PATTERN).orElse("");
    }

    /** Patterns by label. */
    Map<String, String> patterns(String name) {
        Object value = body.getValue(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof JsonObject labels) || labels.size() > MOST_LABELS) {
            fault(
                    name,
                    name + " is " + shortened(value.toString()) + "; expected an object with up to " + MOST_LABELS
                            + " texts, such as {\"group\":\"db\"}");
            return Map.of();
        }
        Map<String, String> patterns = new HashMap<>();
        for (Map.Entry<String, Object> label : labels) {
            String shown = name + "." + shortened(label.getKey());
            if (label.getValue() instanceof String text && !text.isEmpty()) {
                checked(shown, label.getKey(), LONGEST_PATTERN);
                checked(shown, text, LONGEST_PATTERN).ifPresent(pattern -> patterns.put(label.getKey(), pattern));
            } else {
                fault(name, shown + " is " + shortened(String.valueOf(label.getValue())) + "; expected a pattern");
            }
        }
        return patterns;
    }

    private Optional<String> checked(String name, String text, int longest) {
        if (text.length() > longest) {
            fault(name, name + " has " + text.length() + " letters; expected at most " + longest);
            return Optional.empty();
        }
        if (CONTROL.matcher(text).find()) {
            fault(name, name + " has control characters in it; expected one line of plain text");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    static String shortened(String text) {
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return CONTROL.matcher(shown).replaceAll("?");
    }
}
