package io.hoststream.alert.rule;

import java.util.List;
import java.util.Map;

/**
 * A choice of hosts and devices. A part that is empty says nothing.
 *
 * @param hosts patterns for the host's name, one of which has to fit
 * @param groups patterns for the host's group label, one of which has to fit
 * @param labels patterns for the host's labels, by label; of each label one has to fit
 * @param devices patterns for the device's name, one of which has to fit; the host as a whole has the empty name
 */
public record Choice(List<Glob> hosts, List<Glob> groups, Map<String, List<Glob>> labels, List<Glob> devices) {

    /** Says nothing. */
    public static final Choice NONE = new Choice(List.of(), List.of(), Map.of(), List.of());

    private static final String GROUP = "group";

    /** Keeps its own copies. */
    public Choice {
        hosts = List.copyOf(hosts);
        groups = List.copyOf(groups);
        labels = Map.copyOf(labels);
        devices = List.copyOf(devices);
    }

    /** A choice of devices alone. */
    static Choice ofDevices(List<Glob> devices) {
        return new Choice(List.of(), List.of(), Map.of(), devices);
    }

    /** Whether it says anything about hosts. */
    public boolean ofHosts() {
        return !(hosts.isEmpty() && groups.isEmpty() && labels.isEmpty());
    }

    /** Whether every part that says something about hosts fits this one. */
    boolean all(String name, Map<String, String> hostLabels) {
        return (hosts.isEmpty() || any(hosts, name))
                && (groups.isEmpty() || any(groups, hostLabels.getOrDefault(GROUP, "")))
                && labels.entrySet().stream()
                        .allMatch(label -> any(label.getValue(), hostLabels.getOrDefault(label.getKey(), "")));
    }

    /** Whether one part that says something about hosts fits this one. */
    boolean some(String name, Map<String, String> hostLabels) {
        return any(hosts, name)
                || any(groups, hostLabels.getOrDefault(GROUP, ""))
                || labels.entrySet().stream()
                        .anyMatch(label -> any(label.getValue(), hostLabels.getOrDefault(label.getKey(), "")));
    }

    /** Whether one pattern fits the name. */
    static boolean any(List<Glob> patterns, String name) {
        for (Glob pattern : patterns) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }
}
