package io.hoststream.serve.view;

import io.hoststream.avro.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The alerts that are pending or firing, by host: the newest event of an alert stands, and a resolved one closes it. */
final class OpenAlerts {

    private static final Comparator<Alert> WORST_FIRST = Comparator.comparing(Alert::fires)
            .thenComparing(Alert::severity)
            .thenComparingLong(Alert::atMillis)
            .reversed();

    private final Map<String, Map<String, Alert>> byHost = new HashMap<>();

    /** Takes an event in; says whether it changed anything. An older event than the one that stands does not. */
    boolean apply(Alert alert) {
        Map<String, Alert> ofHost = byHost.computeIfAbsent(alert.host(), host -> new LinkedHashMap<>());
        Alert before = ofHost.get(alert.id());
        if (before != null && (before.equals(alert) || before.atMillis() > alert.atMillis())) {
            return false;
        }
        if (alert.open()) {
            ofHost.put(alert.id(), alert);
        } else {
            ofHost.remove(alert.id());
        }
        if (ofHost.isEmpty()) {
            byHost.remove(alert.host());
        }
        return true;
    }

    /** The open alerts of the hosts that match: the firing before the pending, the worst and newest first. */
    List<Alert> of(Predicate<String> host) {
        return byHost.entrySet().stream()
                .filter(entry -> host.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .map(Map::values)
                .flatMap(Collection::stream)
                .sorted(WORST_FIRST)
                .toList();
    }

    /** The open alert of that identity. */
    Optional<Alert> find(String id) {
        return byHost.values().stream()
                .flatMap(ofHost -> Optional.ofNullable(ofHost.get(id)).stream())
                .findFirst();
    }

    /** Whether there are any of that host. */
    boolean any(String host) {
        return byHost.containsKey(host);
    }

    /** How many fire; those that are only shown do not count. */
    AlertCounts counts(String host) {
        int warning = 0;
        int critical = 0;
        for (Alert alert : byHost.getOrDefault(host, Map.of()).values()) {
            if (alert.fires() && !alert.quiet()) {
                critical += alert.severity() == Severity.CRITICAL ? 1 : 0;
                warning += alert.severity() == Severity.CRITICAL ? 0 : 1;
            }
        }
        return warning + critical == 0 ? AlertCounts.NONE : new AlertCounts(warning, critical);
    }
}
