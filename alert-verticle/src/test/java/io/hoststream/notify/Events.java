package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Cause;
import io.hoststream.avro.Severity;
import java.time.Instant;
import java.util.Map;

/** Makes events of alerts. */
final class Events {

    static final Instant START = Instant.parse("2026-03-01T02:16:30Z");

    private Events() {}

    static AlertEvent pending(String id, long offset) {
        return event(id, offset, AlertState.PENDING, Severity.WARNING, false);
    }

    static AlertEvent warning(String id, long offset) {
        return event(id, offset, AlertState.FIRING, Severity.WARNING, false);
    }

    static AlertEvent critical(String id, long offset) {
        return event(id, offset, AlertState.FIRING, Severity.CRITICAL, false);
    }

    static AlertEvent resolved(String id, long offset) {
        return event(id, offset, AlertState.RESOLVED, Severity.WARNING, false);
    }

    static AlertEvent event(String id, long offset, AlertState state, Severity severity, boolean backlog) {
        return event(id, offset, state, severity, backlog, "CPU of web-1 is at 97.3 % (limit 95 %) since 02:14 UTC");
    }

    static AlertEvent event(
            String id, long offset, AlertState state, Severity severity, boolean backlog, String summary) {
        return new AlertEvent(
                id,
                "cpu",
                severity,
                state,
                "web-1",
                "id-of-web-1",
                Map.of("group", "shop"),
                "cpu_usage_percent",
                Map.of(),
                97.3,
                95.0,
                START.minusSeconds(120),
                START,
                summary,
                new Cause("hoststream.samples", 2, offset - 1, offset),
                backlog,
                "threshold",
                Map.of(),
                "",
                false,
                1,
                null,
                null,
                null);
    }
}
