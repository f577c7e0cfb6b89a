package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Silence;
import io.hoststream.schema.alert.SilenceMatch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The silences that were set. */
final class Silences {

    private static final int MOST = 10_000;

    private final Map<String, Silence> all = new LinkedHashMap<>();

    /** Takes in the newest word about a silence; null if it is gone. */
    void accept(String id, @Nullable Silence silence) {
        if (silence == null) {
            all.remove(id);
        } else if (all.size() < MOST || all.containsKey(id)) {
            all.put(id, silence);
        }
    }

    /** The silence under which the alert of an event is, if any. */
    Optional<Silence> over(AlertEvent event, Instant now) {
        for (Silence silence : all.values()) {
            if (SilenceMatch.matches(silence, event, now)) {
                return Optional.of(silence);
            }
        }
        return Optional.empty();
    }

    /** Forgets those that are over. */
    void forget(Instant now) {
        all.values().removeIf(silence -> !now.isBefore(silence.getUntil()));
    }
}
