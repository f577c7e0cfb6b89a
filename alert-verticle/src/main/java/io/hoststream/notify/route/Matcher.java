package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import io.hoststream.schema.alert.Glob;
import java.util.List;
import java.util.Map;

/**
 * Which alerts are meant. Of each trait that is named one of the patterns has to fit; what is not named may be anything.
 *
 * @param wanted patterns by traits: rule, host, metric, device, kind, severity or any label
 */
public record Matcher(Map<String, List<Glob>> wanted) {

    /** Every alert. */
    public static final Matcher ALL = new Matcher(Map.of());

    /** Keeps its own copy. */
    public Matcher {
        wanted = Map.copyOf(wanted);
    }

    /** Whether the alert that the event is about is meant. */
    public boolean matches(AlertEvent event) {
        for (Map.Entry<String, List<Glob>> each : wanted.entrySet()) {
            String value = AlertTrait.of(event, each.getKey());
            if (each.getValue().stream().noneMatch(pattern -> pattern.matches(value))) {
                return false;
            }
        }
        return true;
    }
}
