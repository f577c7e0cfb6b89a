package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that stand, and for a while those that are over; folded from their events. What is pending, quiet or history
 * is no alert here; the end of one that stands is its end, also as history.
 */
final class Alerts {

    private static final Duration OVER_FOR = Duration.ofDays(1);

    private final int most;
    private final Map<String, Alert> standing = new LinkedHashMap<>();
    private final Map<String, Alert> over = new LinkedHashMap<>();
    private long refused;

    /** Keeps so many that stand, and so many that are over. */
    Alerts(int most) {
        this.most = most;
    }

    /** Takes in an event, which the topic got at that time. */
    void accept(AlertEvent event, Instant arrived) {
        if (event.getQuiet() || event.getState() == AlertState.PENDING) {
            return;
        }
        String id = event.getId();
        Alert known = standing.get(id);
        if (known != null && event.getTime().isBefore(known.event().getTime())) {
            return;
        }
        if (event.getState() == AlertState.RESOLVED) {
            ended(event, known == null ? null : known.fired(), arrived);
        } else if (!event.getBacklog() && !over.containsKey(id)) {
            stands(event, known, arrived);
        }
    }

    private void stands(AlertEvent event, @Nullable Alert known, Instant arrived) {
        String id = event.getId();
        if (known == null && standing.size() >= most) {
            refused++;
        } else if (known == null) {
            standing.put(id, new Alert(event, arrived, arrived, false));
        } else {
            boolean same = known.event().getSeverity() == event.getSeverity();
            standing.put(id, new Alert(event, known.fired(), same ? known.changed() : arrived, false));
        }
    }

    private void ended(AlertEvent event, @Nullable Instant fired, Instant arrived) {
        standing.remove(event.getId());
        if (over.containsKey(event.getId())) {
            return;
        }
        over.put(event.getId(), new Alert(event, fired, arrived, true));
        if (over.size() > most) {
            over.remove(over.keySet().iterator().next());
        }
    }

    /** Forgets what has been over for long. */
    void forget(Instant now) {
        Instant since = now.minus(OVER_FOR);
        over.values().removeIf(alert -> alert.changed().isBefore(since));
    }

    Collection<Alert> standing() {
        return standing.values();
    }

    Collection<Alert> over() {
        return over.values();
    }

    Optional<Alert> find(String id) {
        Alert stands = standing.get(id);
        return Optional.ofNullable(stands != null ? stands : over.get(id));
    }

    /** How many are kept. */
    int size() {
        return standing.size() + over.size();
    }

    /** How many there was no room for. */
    long refused() {
        return refused;
    }
}
