package io.hoststream.serve.rest;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.schema.alert.Glob;
import io.hoststream.serve.access.Membership;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which alerts are asked for, by the parameters that all questions about alerts have in common. */
final class AlertFilter {

    /** The names of those parameters. */
    static final Set<String> PARAMETERS = Set.of("severity", "host", "group", "rule", "kind", "quiet");

    private static final String GROUP = "group";
    private static final List<String> KINDS = List.of("threshold", "change", "absence", "anomaly", "forecast");
    private static final List<String> SEVERITIES = names(Severity.values());
    private static final List<String> STATES = names(AlertState.values());
    private static final int MOST_PATTERNS = 100;

    private AlertFilter() {}

    /**
     * Whether an event is of an alert that is asked for.
     *
     * @throws io.hoststream.serve.http.ProblemException if a parameter is not what is expected
     */
    static Predicate<AlertEvent> of(Call call, Membership membership) {
        return patterns(call, "host", event -> Set.of(event.getHost()))
                .and(patterns(call, "rule", event -> Set.of(event.getRule())))
                .and(patterns(call, GROUP, event -> groups(event, membership)))
                .and(one(call, "severity", SEVERITIES, event -> lower(event.getSeverity())))
                .and(one(call, "kind", KINDS, AlertEvent::getKind))
                .and(one(call, "quiet", List.of("true", "false"), event -> Boolean.toString(event.getQuiet())));
    }

    /** Those that its host is in now, and the one that it said it was in then. */
    private static Set<String> groups(AlertEvent event, Membership membership) {
        Set<String> groups = new HashSet<>(membership.groups(event.getHost()));
        groups.add(event.getHostLabels().getOrDefault(GROUP, ""));
        return groups;
    }

    /** Whether an event is in one of the states that are asked for. */
    static Predicate<AlertEvent> state(Call call) {
        return one(call, "state", STATES, event -> lower(event.getState()));
    }

    /** Whether what is asked for with true and false is so; without the parameter both will do. */
    static Predicate<Boolean> flag(Call call, String name) {
        return one(call, name, List.of("true", "false"), so -> Boolean.toString(so));
    }

    private static Predicate<AlertEvent> patterns(Call call, String name, Function<AlertEvent, Set<String>> values) {
        List<Glob> patterns = list(call, name).map(Glob::new).toList();
        if (patterns.size() > MOST_PATTERNS) {
            throw Call.bad(name + " has " + patterns.size() + " values; expected at most " + MOST_PATTERNS);
        }
        return event -> patterns.isEmpty()
                || values.apply(event).stream()
                        .anyMatch(value -> patterns.stream().anyMatch(pattern -> pattern.matches(value)));
    }

    private static <T> Predicate<T> one(Call call, String name, List<String> known, Function<T, String> value) {
        Set<String> wanted =
                list(call, name).map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        for (String text : wanted) {
            if (!known.contains(text)) {
                String shown = Names.shortened(text);
                throw Call.bad(name + " is '" + shown + "'; expected " + String.join(", ", known)
                        + Suggestions.hint(shown, known));
            }
        }
        return thing -> wanted.isEmpty() || wanted.contains(value.apply(thing));
    }

    private static Stream<String> list(Call call, String name) {
        return call.all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(AlertFilter::lower).toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
