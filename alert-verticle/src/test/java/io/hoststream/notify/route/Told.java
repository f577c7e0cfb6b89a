package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.time.Instant;
import java.util.Map;

/** Makes events of alerts. */
final class Told {

    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private Told() {}

    static AlertEvent warning(String id, String host, Instant at) {
        return event(id, "cpu", host, AlertState.FIRING, Severity.WARNING, at);
    }

    static AlertEvent critical(String id, String host, Instant at) {
        return event(id, "cpu", host, AlertState.FIRING, Severity.CRITICAL, at);
    }

    static AlertEvent resolved(String id, String host, Instant at) {
        return event(id, "cpu", host, AlertState.RESOLVED, Severity.WARNING, at);
    }

    static AlertEvent event(String id, String rule, String host, AlertState state, Severity severity, Instant at) {
        return new AlertEvent(
                id,
                rule,
                severity,
                state,
                host,
                "id-of-" + host,
                Map.of("group", host.startsWith("db") ? "data" : "shop"),
                rule.equals("silent") ? "" : "cpu_usage_percent",
                Map.of(),
                97.3,
                95.0,
                at,
                at,
                rule + " of " + host,
                null,
                false,
                rule.equals("silent") ? "absence" : "threshold",
                Map.of("team", "web"),
                "",
                false,
                1,
                null,
                null,
                null);
    }
}
