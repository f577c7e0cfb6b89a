package io.hoststream.alert.rule;

import java.util.List;
import java.util.Map;

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

    /** The same with an address in front of runbooks that have none of their own. */
    public Rules linked(String base) {
        return new Rules(list.stream().map(rule -> rule.linked(base)).toList(), origin);
    }

    /**
     * The rules that are in force for a host of that name with these labels. A rule whose overrides are for some devices only is
     * there several times, each time for other devices.
     */
    public List<Rule> matching(String host, Map<String, String> labels) {
        return list.stream()
                .filter(rule -> rule.target().where().host(host, labels))
                .flatMap(rule -> InForce.of(rule, host, labels).stream())
                .toList();
    }
}
