package io.hoststream.alert.rule;

import io.hoststream.schema.alert.Glob;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which hosts and devices a rule is for. What is empty selects everything.
 *
 * @param hosts patterns for the host's name, one of which has to fit
 * @param groups names of groups, one of which the host has to carry as its group label
 * @param labels patterns for the host's labels, all of which have to fit
 * @param devices patterns for the device's name, one of which has to fit
 */
public record Selector(List<Glob> hosts, Set<String> groups, Map<String, Glob> labels, List<Glob> devices) {

    /** Everything. */
    static final Selector ALL = new Selector(List.of(), Set.of(), Map.of(), List.of());

    private static final String GROUP = "group";

    public Selector {
        hosts = List.copyOf(hosts);
        groups = Set.copyOf(groups);
        labels = Map.copyOf(labels);
        devices = List.copyOf(devices);
    }

    /** Whether the rule is for a host of that name with these labels. */
    public boolean host(String name, Map<String, String> hostLabels) {
        return any(hosts, name)
                && (groups.isEmpty() || groups.contains(hostLabels.getOrDefault(GROUP, "")))
                && labels.entrySet().stream()
                        .allMatch(label -> label.getValue().matches(hostLabels.getOrDefault(label.getKey(), "")));
    }

    /** Whether the rule is for a device of that name; the host as a whole has the empty name. */
    public boolean device(String name) {
        return any(devices, name);
    }

    private static boolean any(List<Glob> patterns, String name) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (Glob pattern : patterns) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }
}
