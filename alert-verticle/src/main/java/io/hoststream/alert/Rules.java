package io.hoststream.alert;

import java.util.List;
import java.util.Map;

/**
 * The rules in force, in the order of their file.
 *
 * @param list the rules
 * @param origin where they are from, for people
 */
record Rules(List<Rule> list, String origin) {

    Rules {
        list = List.copyOf(list);
    }

    /** The rules that are for a host of that name with these labels. */
    List<Rule> matching(String host, Map<String, String> labels) {
        return list.stream().filter(rule -> rule.where().host(host, labels)).toList();
    }
}
