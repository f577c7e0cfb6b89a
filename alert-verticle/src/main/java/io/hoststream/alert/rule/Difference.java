package io.hoststream.alert.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an override has to say to make one rule of another. */
final class Difference {

    /** Groups whose keys are severities; one that is not there any more is off. */
    private static final List<String> LIMITS = List.of("above", "below", "within", "silent");

    /** What a rule says that takes back what it would inherit. */
    private static final Map<String, Object> WITHOUT = Map.of(
            "for", "0s", "keep-firing-for", "0s", "quiet", false, "flap", RuleKeys.flap(Timing.Flapping.BY_DEFAULT));

    private Difference() {}

    /** The keys of {@code to} that are not as in {@code from}, of groups only the keys that differ. */
    static Map<String, Object> of(Map<String, Object> from, Map<String, Object> to) {
        Map<String, Object> found = new LinkedHashMap<>();
        to.forEach((key, value) -> {
            Object before = from.get(key);
            if (before instanceof Map<?, ?> lower && value instanceof Map<?, ?> upper) {
                Map<String, Object> inside = of(typed(lower), typed(upper));
                if (LIMITS.contains(key)) {
                    lower.keySet().stream()
                            .filter(severity -> !upper.containsKey(severity))
                            .forEach(severity -> inside.put(severity.toString(), "off"));
                }
                if (!inside.isEmpty()) {
                    found.put(key, inside);
                }
            } else if (!value.equals(before)) {
                found.put(key, value);
            }
        });
        from.keySet().stream()
                .filter(key -> !to.containsKey(key) && WITHOUT.containsKey(key))
                .forEach(key -> found.put(key, WITHOUT.getOrDefault(key, "")));
        return found;
    }

    private static Map<String, Object> typed(Map<?, ?> map) {
        Map<String, Object> typed = new LinkedHashMap<>();
        map.forEach((key, value) -> typed.put(key.toString(), value));
        return typed;
    }
}
