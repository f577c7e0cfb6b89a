package io.hoststream.serve.contract;

import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.serve.http.ProblemException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the contract says of one parameter, and the sentence for whoever does not keep to it. */
final class ParameterRule {

    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "items",
            "maxItems",
            "pattern",
            "enum",
            "minimum",
            "maximum",
            "minLength",
            "default",
            "description");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
    private static final List<String> TRUTHS = List.of("true", "false");
    private static final int LONGEST_SHOWN = 64;
    private static final int BAD_REQUEST = 400;

    private final String name;
    private final boolean required;
    private final boolean list;
    private final int mostItems;
    private final List<String> choices;
    private final Predicate<String> allowed;
    private final String expected;

    /** Fails with {@link IllegalStateException} if the schema says something that would not be checked. */
    ParameterRule(Parameter parameter) {
        JsonObject model = parameter.getOpenAPIModel();
        JsonObject schema = model.getJsonObject("schema");
        this.name = parameter.getName();
        this.required = parameter.isRequired();
        this.list = "array".equals(schema.getString("type"));
        this.mostItems = schema.getInteger("maxItems", Integer.MAX_VALUE);
        JsonObject item = list ? schema.getJsonObject("items") : schema;
        expectKnown(schema);
        expectKnown(item);
        this.choices = choices(item);
        this.allowed = allowed(item);
        this.expected = model.getString("x-expected", usual(item));
    }

    String name() {
        return name;
    }

    /** The values of a list that may be written with commas, or several times. */
    static List<String> items(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Looks whether the values of a request will do.
     *
     * @throws ProblemException if they will not
     */
    void check(List<String> values) {
        if (!list && values.size() > 1) {
            throw bad(name + " is there " + values.size() + " times; expected once");
        }
        List<String> items = list ? items(values) : values;
        if (required && items.isEmpty()) {
            throw bad(name + " is missing; expected " + expected);
        }
        if (items.size() > mostItems) {
            throw bad(name + " has " + items.size() + " values; expected at most " + mostItems);
        }
        for (String item : items) {
            if (!allowed.test(item)) {
                String shown = item.length() > LONGEST_SHOWN ? item.substring(0, LONGEST_SHOWN) + "…" : item;
                throw bad(name + " is '" + shown + "'; expected " + expected + Suggestions.hint(shown, choices));
            }
        }
    }

    private void expectKnown(JsonObject schema) {
        for (String keyword : schema.fieldNames()) {
            if (!KEYWORDS.contains(keyword) && !keyword.startsWith("__")) {
                throw new IllegalStateException("the contract says " + keyword + " of parameter " + name
                        + ", which is not checked; expected some of " + KEYWORDS);
            }
        }
    }

    private static List<String> choices(JsonObject schema) {
        return "boolean".equals(schema.getString("type"))
                ? TRUTHS
                : schema.getJsonArray("enum", new JsonArray()).stream()
                        .map(String::valueOf)
                        .toList();
    }

    private Predicate<String> allowed(JsonObject schema) {
        if (!choices.isEmpty()) {
            return text -> choices.contains(text.toLowerCase(Locale.ROOT));
        }
        if ("integer".equals(schema.getString("type"))) {
            long least = schema.getLong("minimum", Long.MIN_VALUE);
            long most = schema.getLong("maximum", Long.MAX_VALUE);
            return text ->
                    INTEGER.matcher(text).matches() && Long.parseLong(text) >= least && Long.parseLong(text) <= most;
        }
        int shortest = schema.getInteger("minLength", 0);
        String pattern = schema.getString("pattern");
        if (pattern == null) {
            return text -> text.length() >= shortest;
        }
        Pattern compiled = Pattern.compile(pattern);
        return text -> text.length() >= shortest && compiled.matcher(text).find();
    }

    private String usual(JsonObject schema) {
        if (!choices.isEmpty()) {
            return "one of " + String.join(", ", choices);
        }
        if ("integer".equals(schema.getString("type"))) {
            return "a number from " + schema.getLong("minimum") + " to " + schema.getLong("maximum");
        }
        return schema.containsKey("pattern") ? "a text that fits " + schema.getString("pattern") : "a text";
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(BAD_REQUEST, detail);
    }
}
