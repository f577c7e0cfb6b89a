package io.hoststream.pipeline.settings;

import io.hoststream.pipeline.settings.RawValue.Entries;
import io.hoststream.pipeline.settings.RawValue.Items;
import io.hoststream.pipeline.settings.RawValue.Text;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

/** Turns text into a typed value; complains with an {@link IllegalArgumentException} that says what was expected. */
final class ValueParser {

    private static final String ADDRESS = "an address such as https://example.org/path";

    private final Setting setting;

    ValueParser(Setting setting) {
        this.setting = setting;
    }

    Object parse(Type type, RawValue value) {
        Class<?> raw = Key.raw(type);
        if (raw.equals(List.class)) {
            Type item = Key.argument(type, 0);
            return items(value).stream()
                    .map(text -> scalar(Key.raw(item), text))
                    .toList();
        }
        if (raw.equals(Map.class)) {
            Map<String, Object> typed = new LinkedHashMap<>();
            entries(value).forEach((key, text) -> typed.put(key, scalar(Key.raw(Key.argument(type, 1)), text)));
            return typed;
        }
        if (value instanceof Text text) {
            return scalar(raw, text.text().strip());
        }
        throw new IllegalArgumentException("one value, not a list or a group of keys");
    }

    private static List<String> items(RawValue value) {
        if (value instanceof Items items) {
            return items.items();
        }
        if (value instanceof Text text) {
            return Arrays.stream(text.text().split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }
        throw new IllegalArgumentException("a list");
    }

    private static Map<String, String> entries(RawValue value) {
        if (value instanceof Entries entries) {
            return entries.entries();
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (String item : items(value)) {
            int equals = item.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("name=value pairs with commas between");
            }
            found.put(
                    item.substring(0, equals).strip(),
                    item.substring(equals + 1).strip());
        }
        return found;
    }

    private Object scalar(Class<?> type, String text) {
        if (!setting.pattern().isEmpty() && !text.matches(setting.pattern())) {
            throw new IllegalArgumentException(
                    setting.expected().isEmpty() ? "text that matches " + setting.pattern() : setting.expected());
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        return switch (type.getSimpleName()) {
            case "String" -> text;
            case "int" -> Math.toIntExact(bounded(wholeNumber(text), Integer.MIN_VALUE, Integer.MAX_VALUE));
            case "long" -> bounded(wholeNumber(text), Long.MIN_VALUE, Long.MAX_VALUE);
            case "double" -> number(text);
            case "boolean" -> truth(text);
            case "Duration" -> duration(text);
            case "ByteSize" -> size(text);
            case "Path" -> path(text);
            case "URI" -> uri(text);
            case "Secret" -> new Secret(text);
            default -> throw new IllegalStateException("Settings of type " + type + " are not read yet");
        };
    }

    private long bounded(long value, long least, long most) {
        long min = Math.max(least, setting.min());
        long max = Math.min(most, setting.max());
        if (value < min || value > max) {
            throw new IllegalArgumentException(range(min, max, "a whole number", Long::toString));
        }
        return value;
    }

    /** The bounds in words, as far as there are any; {@code anything} where there are none. */
    private static String range(long min, long max, String anything, LongFunction<String> text) {
        if (max < Long.MAX_VALUE) {
            return (min > Long.MIN_VALUE ? "from " + text.apply(min) + " to " : "at most ") + text.apply(max);
        }
        return min > Long.MIN_VALUE ? "at least " + text.apply(min) : anything;
    }

    private static long wholeNumber(String text) {
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a whole number", e);
        }
    }

    private double number(String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number", e);
        }
        if (!Double.isFinite(value) || value < setting.min() || value > setting.max()) {
            throw new IllegalArgumentException(range(setting.min(), setting.max(), "a number", Long::toString));
        }
        return value;
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    private Duration duration(String text) {
        Duration value = Durations.parse(text);
        long least = Math.max(0, setting.min());
        if (value.toMillis() < least || value.toMillis() > setting.max()) {
            throw new IllegalArgumentException(
                    range(least, setting.max(), "a duration", millis -> Durations.format(Duration.ofMillis(millis))));
        }
        return value;
    }

    private ByteSize size(String text) {
        ByteSize value = ByteSize.parse(text);
        long least = Math.max(0, setting.min());
        if (value.bytes() < least || value.bytes() > setting.max()) {
            throw new IllegalArgumentException(
                    range(least, setting.max(), "a size", bytes -> new ByteSize(bytes).toString()));
        }
        return value;
    }

    private static Path path(String text) {
        try {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a path");
            }
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a path", e);
        }
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Its own message repeats the text, which may carry a password.
            throw new IllegalArgumentException(ADDRESS, e);
        }
        throw new IllegalArgumentException(ADDRESS);
    }

    private static Object constant(Class<?> type, String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(wanted)) {
                return constant;
            }
        }
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        throw new IllegalArgumentException("one of " + String.join(", ", names) + Suggestions.hint(text, names));
    }
}
