package io.hoststream.alert.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which hosts and devices a rule is for: what fits the choice and none of the exceptions.
 *
 * @param only the choice; all that it says has to fit
 * @param except the exceptions; what fits a single part of them is left out
 */
public record Selector(Choice only, Choice except) {

    /** Everything. */
    public static final Selector ALL = new Selector(Choice.NONE, Choice.NONE);

    /** Whether the rule is for a host of that name with these labels. */
    public boolean host(String name, Map<String, String> hostLabels) {
        return only.all(name, hostLabels) && !except.some(name, hostLabels);
    }

    /** Whether the rule is for a device of that name; the host as a whole has the empty name. */
    public boolean device(String name) {
        return (only.devices().isEmpty() || Choice.any(only.devices(), name)) && !Choice.any(except.devices(), name);
    }

    /** Whether every host is chosen. */
    public boolean everyHost() {
        return !only.ofHosts() && !except.ofHosts();
    }

    /** The same hosts without these devices. */
    Selector without(List<Glob> devices) {
        List<Glob> left = Stream.concat(except.devices().stream(), devices.stream())
                .distinct()
                .toList();
        return devices.isEmpty()
                ? this
                : new Selector(only, new Choice(except.hosts(), except.groups(), except.labels(), left));
    }
}
