package io.hoststream.alert.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules in force, in the order of their file.
 *
 * @param list the rules
 * @param origin where they are from, for people
 */
public record Rules(List<Rule> list, String origin) {

    /** Keeps its own copy of the list. */
    public Rules {
        list = List.copyOf(list);
    }

    /** The rules that are for a host of that name with these labels. */
    public List<Rule> matching(String host, Map<String, String> labels) {
        return list.stream()
                .filter(rule -> rule.target().where().host(host, labels))
                .flatMap(rule -> inForce(rule, host, labels).stream())
                .toList();
    }

    private static Optional<Rule> inForce(Rule rule, String host, Map<String, String> labels) {
        return rule.variants().stream()
                .filter(variant -> variant.where().host(host, labels))
                .findFirst()
                .map(Variant::rule)
                .orElse(Optional.of(rule));
    }
}
