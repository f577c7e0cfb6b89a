package io.hoststream.serve.rest;

import io.hoststream.avro.AlertEvent;
import io.hoststream.schema.alert.Glob;
import io.hoststream.serve.access.Membership;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which alerts are asked for, by the parameters that all questions about alerts have in common. */
final class AlertFilter {

    private static final String GROUP = "group";

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
                .and(one(call, "severity", event -> lower(event.getSeverity())))
                .and(one(call, "kind", AlertEvent::getKind))
                .and(one(call, "quiet", event -> Boolean.toString(event.getQuiet())));
    }

    /** Those that its host is in now, and the one that it said it was in then. */
    private static Set<String> groups(AlertEvent event, Membership membership) {
        Set<String> groups = new HashSet<>(membership.groups(event.getHost()));
        groups.add(event.getHostLabels().getOrDefault(GROUP, ""));
        return groups;
    }

    /** Whether an event is in one of the states that are asked for. */
    static Predicate<AlertEvent> state(Call call) {
        return one(call, "state", event -> lower(event.getState()));
    }

    /** Whether what is asked for with true and false is so; without the parameter both will do. */
    static Predicate<Boolean> flag(Call call, String name) {
        return one(call, name, so -> Boolean.toString(so));
    }

    private static Predicate<AlertEvent> patterns(Call call, String name, Function<AlertEvent, Set<String>> values) {
        List<Glob> patterns = call.list(name).stream().map(Glob::new).toList();
        return event -> patterns.isEmpty()
                || values.apply(event).stream()
                        .anyMatch(value -> patterns.stream().anyMatch(pattern -> pattern.matches(value)));
    }

    private static <T> Predicate<T> one(Call call, String name, Function<T, String> value) {
        Set<String> wanted = call.list(name).stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return thing -> wanted.isEmpty() || wanted.contains(value.apply(thing));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
