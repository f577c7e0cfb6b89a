package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which alerts are muted at one moment, and why. */
final class Mutings {

    private final Silences silences;
    private final Inhibitions inhibitions;
    private final Instant now;
    private final Map<String, Optional<Muting>> known = new HashMap<>();

    Mutings(Silences silences, Inhibitions inhibitions, Instant now) {
        this.silences = silences;
        this.inhibitions = inhibitions;
        this.now = now;
    }

    /** Why an alert is muted for everybody, if it is. */
    Optional<Muting> of(Alert alert) {
        return known.computeIfAbsent(alert.id(), any -> find(alert.event()));
    }

    private Optional<Muting> find(AlertEvent event) {
        return silences.over(event, now)
                .map(silence -> new Muting(Muting.Kind.SILENCE, silence.getId()))
                .or(() -> inhibitions.muting(event).map(rule -> new Muting(Muting.Kind.INHIBITION, rule)));
    }

    /** Whether an alert has to wait for the end of quiet hours. */
    boolean waits(Alert alert, Manner manner) {
        return manner.quiet()
                .filter(hours -> hours.criticalToo() || alert.event().getSeverity() != Severity.CRITICAL)
                .filter(hours -> hours.hold(now))
                .isPresent();
    }
}
