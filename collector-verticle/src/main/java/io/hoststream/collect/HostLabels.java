package io.hoststream.collect;

import io.hoststream.schema.metric.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The labels of a host: they end up on every series, so their form is checked where they come in. */
final class HostLabels {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,62}");
    private static final int LONGEST_VALUE = 200;
    private static final int MOST = 30;

    /** Names with a meaning of their own, among them the labels that tell a host's series apart. */
    private static final Set<String> TAKEN = Stream.concat(
                    Stream.of("host", "hostname", "hostId", "instance", "job", "le", "quantile", "mode"),
                    Scope.ALL.stream().flatMap(scope -> scope.labels().stream()))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OWN_SETTING = Set.of("environment", "region", "group");

    private HostLabels() {}

    /**
     * Checks names and values.
     *
     * @throws IllegalArgumentException naming the first setting that is wrong, its value and what is expected
     */
    static void check(
            Optional<String> environment, Optional<String> region, Optional<String> group, Map<String, String> free) {
        environment.ifPresent(value -> checkValue("environment", value));
        region.ifPresent(value -> checkValue("region", value));
        group.ifPresent(value -> checkValue("group", value));
        if (free.size() > MOST) {
            throw new IllegalArgumentException("collect.labels has " + free.size() + " labels; at most " + MOST);
        }
        new TreeMap<>(free).forEach((name, value) -> {
            checkName(name);
            checkValue("labels." + name, value);
        });
    }

    private static void checkName(String name) {
        String key = "collect.labels." + name;
        if (OWN_SETTING.contains(name)) {
            throw new IllegalArgumentException(key + " has a setting of its own: collect." + name);
        }
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException(key + " is taken: series carry a label of that name already");
        }
        if (!NAME.matcher(name).matches() || name.startsWith("__")) {
            throw new IllegalArgumentException(key
                    + " is no name of a label: letters, digits and '_' are expected, with no digit or '__' in front");
        }
    }

    private static void checkValue(String setting, String value) {
        boolean wrong = value.isBlank()
                || value.length() > LONGEST_VALUE
                || value.chars().anyMatch(Character::isISOControl);
        if (wrong) {
            throw new IllegalArgumentException("collect." + setting + " = '" + value.replaceAll("\\p{Cntrl}", "?")
                    + "': 1 to " + LONGEST_VALUE + " characters on one line are expected");
        }
    }

    static Map<String, String> all(
            Optional<String> environment, Optional<String> region, Optional<String> group, Map<String, String> free) {
        Map<String, String> all = new TreeMap<>(free);
        environment.ifPresent(value -> all.put("environment", value));
        region.ifPresent(value -> all.put("region", value));
        group.ifPresent(value -> all.put("group", value));
        return Map.copyOf(all);
    }
}
