package io.hoststream.launcher.dashboards;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys and values of one group in a YAML file. What does not fit ends the reading, with the way to it. */
final class Entry {

    private final String path;
    private final Map<?, ?> values;

    /** Takes a group; {@code path} is the way to it, for messages. */
    Entry(String path, @Nullable Object value) {
        this.path = path;
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(path, "expected keys with values, found " + kind(value));
        }
        this.values = map;
    }

    static UserException wrong(String path, String message) {
        return new UserException(ExitCode.USAGE, path + ": " + message);
    }

    UserException wrong(String message) {
        return wrong(path, message);
    }

    String path() {
        return path;
    }

    /** Refuses every key that is none of these. */
    Entry only(Set<String> known) {
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw wrong(key + " is not a key here" + Suggestions.hint(String.valueOf(key), known));
            }
        }
        return this;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The text under a key that has to be there. */
    String text(String key) {
        return optional(key).orElseThrow(() -> wrong(key + " is missing"));
    }

    Optional<String> optional(String key) {
        Object value = values.get(key);
        if (value == null && !has(key)) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isBlank()) {
            return Optional.of(text.strip());
        }
        throw wrong(key + ": expected text, found " + kind(value));
    }

    /** Whether a key is there and true. */
    boolean flag(String key) {
        Object value = values.get(key);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (has(key)) {
            throw wrong(key + ": expected true or false, found " + kind(value));
        }
        return false;
    }

    OptionalDouble number(String key) {
        Object value = values.get(key);
        if (value instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        if (has(key)) {
            throw wrong(key + ": expected a number, found " + kind(value));
        }
        return OptionalDouble.empty();
    }

    /** One of the words, in lower case, if the key is there. */
    String oneOf(String key, Collection<String> words, String otherwise) {
        String word = optional(key).orElse(otherwise);
        if (words.contains(word)) {
            return word;
        }
        throw wrong(key + ": expected one of " + String.join(", ", words) + ", found " + kind(word)
                + Suggestions.hint(word, words));
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object item : items(key)) {
            if (!(item instanceof String text)) {
                throw wrong(key + ": expected a list of texts, found " + kind(item));
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    /** The groups in a list; each is known by its text under {@code naming}. */
    List<Entry> list(String key, String naming) {
        List<Entry> entries = new ArrayList<>();
        for (Object item : items(key)) {
            Object name = item instanceof Map<?, ?> map ? map.get(naming) : null;
            entries.add(new Entry(path + " / " + (name == null ? key + " " + (entries.size() + 1) : name), item));
        }
        return entries;
    }

    private List<?> items(String key) {
        if (values.get(key) instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw wrong(key + ": expected a list, found " + kind(values.get(key)));
    }

    /** The group under a key. */
    Entry group(String key) {
        return new Entry(path + " / " + key, values.get(key));
    }

    /** Every value as a group, by its key. */
    Map<String, Entry> groups() {
        Map<String, Entry> groups = new LinkedHashMap<>();
        values.forEach((key, value) -> groups.put(String.valueOf(key), new Entry(path + " / " + key, value)));
        return groups;
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        return value instanceof List
                ? "a list"
                : value instanceof Map ? "a group of keys" : '"' + value.toString() + '"';
    }
}
