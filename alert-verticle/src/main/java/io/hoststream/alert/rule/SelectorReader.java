package io.hoststream.alert.rule;

import io.hoststream.pipeline.form.Fields;
import io.hoststream.pipeline.form.Page;
import io.hoststream.schema.alert.Glob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which hosts and devices something is for. */
final class SelectorReader {

    /** The keys of where. */
    static final List<String> KEYS =
            List.of("hosts", "groups", "labels", "devices", "not-hosts", "not-groups", "not-labels", "not-devices");

    /** The keys of where in an override, which is in force for the devices that it names and no exceptions to them. */
    static final List<String> OVERRIDE_KEYS =
            KEYS.stream().filter(key -> !key.equals("not-devices")).toList();

    private static final String NOT = "not-";
    private static final String DEVICES = "devices";
    private static final int LONGEST_PATTERN = 256;

    private final Fields rule;
    private final Optional<Signal> signal;

    SelectorReader(Fields rule, Optional<Signal> signal) {
        this.rule = rule;
        this.signal = signal;
    }

    /** What is under the key where; everything if it is not given. */
    Selector read(List<String> known) {
        Optional<Fields> group = rule.group("where");
        if (group.isEmpty()) {
            return Selector.ALL;
        }
        Fields where = group.get();
        where.only(known, "where");
        if (where.readable() && where.all().isEmpty()) {
            where.complain("expected hosts, groups, labels or devices; leave it out for every host");
        }
        checkDevices(where, DEVICES);
        checkDevices(where, NOT + DEVICES);
        return new Selector(choice(where, ""), choice(where, NOT));
    }

    private void checkDevices(Fields where, String key) {
        if (signal.isPresent() && !ofDevices(signal.get()) && where.has(key)) {
            String what = signal.get().metricName();
            where.complainOf(key, ": " + what + " is taken over the whole host, it has no devices");
        }
    }

    private static boolean ofDevices(Signal signal) {
        return signal.metric()
                .filter(metric -> !metric.scope().labels().isEmpty())
                .isPresent();
    }

    private static Choice choice(Fields where, String prefix) {
        return new Choice(
                globs(where, prefix + "hosts"),
                globs(where, prefix + "groups"),
                labels(where, prefix + "labels"),
                globs(where, prefix + DEVICES));
    }

    private static Map<String, List<Glob>> labels(Fields where, String key) {
        Map<String, List<Glob>> labels = new LinkedHashMap<>();
        where.group(key)
                .ifPresent(group -> group.all().keySet().forEach(label -> {
                    List<Glob> patterns = globs(group, label);
                    if (!patterns.isEmpty()) {
                        labels.put(label, patterns);
                    }
                }));
        return labels;
    }

    private static List<Glob> globs(Fields group, String key) {
        List<String> patterns = group.texts(key);
        patterns.stream()
                .filter(pattern -> pattern.length() > LONGEST_PATTERN)
                .forEach(pattern -> group.complainOf(
                        key, " = " + Page.quote(pattern) + ": expected at most " + LONGEST_PATTERN + " letters"));
        patterns.stream()
                .filter(pattern -> pattern.startsWith("!"))
                .forEach(pattern -> group.complainOf(
                        key, " = " + Page.quote(pattern) + ": exceptions have a key of their own, such as not-hosts"));
        return patterns.stream().map(Glob::new).toList();
    }
}
