package io.hoststream.alert.rule;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes rules as YAML that reads back as the same rules. */
public final class RuleYaml {

    /** What YAML takes for text as it stands, in braces too. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*|[1-9][0-9]*[a-z][a-z0-9]*|0s");

    private static final List<String> NOT_TEXT = List.of("true", "false", "null", "yes", "no", "on");

    private RuleYaml() {}

    /** The rules as a file, overrides included. */
    public static String write(List<Rule> rules) {
        return rules.isEmpty()
                ? "rules: []\n"
                : "rules:\n" + rules.stream().map(RuleYaml::rule).collect(Collectors.joining("\n"));
    }

    private static String rule(Rule rule) {
        StringBuilder text = new StringBuilder();
        RuleKeys.of(rule)
                .forEach((key, value) -> text.append(text.isEmpty() ? "  - " : "    ")
                        .append(key)
                        .append(": ")
                        .append(flow(value))
                        .append('\n'));
        List<Map<String, Object>> overrides = RuleKeys.overridesOf(rule);
        if (!overrides.isEmpty()) {
            text.append("    overrides:\n");
            overrides.forEach(
                    override -> text.append("      - ").append(flow(override)).append('\n'));
        }
        return text.toString();
    }

    private static String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> scalar(entry.getKey().toString()) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RuleYaml::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? scalar(text) : value.toString();
    }

    private static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text)) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
