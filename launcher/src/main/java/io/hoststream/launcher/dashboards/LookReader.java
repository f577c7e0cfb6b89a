package io.hoststream.launcher.dashboards;

import io.hoststream.launcher.dashboards.Look.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how values are shown: unit, limits, words for numbers. */
final class LookReader {

    /** The keys that it reads. */
    static final Set<String> KEYS = Set.of("unit", "rule", "limits", "mapping", "negative");

    private static final String NO_UNIT = "none";

    private final ShippedRules rules;
    private final Map<String, List<Told>> mappings;

    LookReader(ShippedRules rules, Map<String, List<Told>> mappings) {
        this.rules = rules;
        this.mappings = mappings;
    }

    Look read(Entry entry) {
        List<Told> mapping = entry.has("mapping")
                ? mappings.getOrDefault(entry.oneOf("mapping", mappings.keySet(), ""), List.of())
                : List.of();
        if (mapping.isEmpty() && !entry.has("unit")) {
            throw entry.wrong("unit is missing; expected Grafana's name of the unit, or a mapping");
        }
        return new Look(entry.optional("unit").orElse(NO_UNIT), limits(entry), mapping, entry.flag("negative"));
    }

    /** A panel's own limits go before those of its rule, which its expression may need for something else. */
    private Limits limits(Entry entry) {
        if (entry.has("limits")) {
            Entry limits = entry.group("limits").only(Set.of("warning", "critical"));
            return new Limits(limits.number("warning"), limits.number("critical"));
        }
        return entry.optional("rule").map(rule -> rules.limits(rule, entry)).orElse(Limits.NONE);
    }
}
