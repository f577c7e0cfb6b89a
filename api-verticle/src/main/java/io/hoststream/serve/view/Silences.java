package io.hoststream.serve.view;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Silence;
import io.hoststream.schema.alert.SilenceMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The silences: those that hold or will, and for a while those that are over. */
final class Silences {

    /** The most that are kept. */
    static final int MOST = 5000;

    private static final Duration KEPT_AFTER_END = Duration.ofDays(7);
    private static final Comparator<Silence> NEWEST_FIRST =
            Comparator.comparing(Silence::getCreated).reversed().thenComparing(Silence::getId);

    private final Map<String, Silence> byId = new LinkedHashMap<>();

    /** Takes a silence in, or lets go of it where there is none any more; says whether that changed anything. */
    boolean apply(String id, @Nullable Silence silence) {
        if (silence == null) {
            return byId.remove(id) != null;
        }
        if (silence.equals(byId.put(id, silence))) {
            return false;
        }
        if (byId.size() > MOST) {
            byId.values().stream()
                    .min(Comparator.comparing(Silence::getUntil))
                    .map(Silence::getId)
                    .ifPresent(byId::remove);
        }
        return true;
    }

    /** Lets go of those that have been over for long. */
    void forget(long nowMillis) {
        Instant oldest = Instant.ofEpochMilli(nowMillis).minus(KEPT_AFTER_END);
        byId.values().removeIf(silence -> silence.getUntil().isBefore(oldest));
    }

    Optional<Silence> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, those that were made last first. */
    List<Silence> all() {
        return byId.values().stream().sorted(NEWEST_FIRST).toList();
    }

    /** Those that hold and are for the alert. */
    List<Silence> of(AlertEvent event, Instant at) {
        return byId.values().stream()
                .filter(silence -> SilenceMatch.matches(silence, event, at))
                .toList();
    }

    /** How many hold at that time or will. */
    long standing(Instant now) {
        return all().stream()
                .filter(silence -> now.isBefore(silence.getUntil()))
                .count();
    }
}
