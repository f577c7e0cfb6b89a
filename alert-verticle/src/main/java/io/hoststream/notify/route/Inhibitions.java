package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which alerts mute which at one moment. */
final class Inhibitions {

    private final Map<Inhibition, Map<List<String>, String>> sources = new LinkedHashMap<>();

    /** Looks at the alerts that stand. */
    Inhibitions(List<Inhibition> rules, Collection<Alert> standing) {
        for (Inhibition rule : rules) {
            Map<List<String>, String> muting = sources.computeIfAbsent(rule, any -> new HashMap<>());
            for (Alert alert : standing) {
                if (rule.source().matches(alert.event())) {
                    muting.putIfAbsent(rule.common(alert.event()), alert.event().getRule());
                }
            }
        }
    }

    /** The rule of an alert that mutes the one the event is about, if any does. */
    Optional<String> muting(AlertEvent event) {
        return sources.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty() && each.getKey().mutes(event))
                .flatMap(each ->
                        Optional.ofNullable(each.getValue().get(each.getKey().common(event))).stream())
                .findFirst();
    }
}
