package io.hoststream.alert.backtest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether an incident was noticed.
 *
 * @param incident what went wrong
 * @param verdict how it was noticed
 * @param by the alert that noticed it; null if there was none
 */
public record Detection(
        Incident incident, Verdict verdict, @Nullable Episode by) {

    /** How an incident was noticed; the first that fits. */
    public enum Verdict {
        /** Somebody was told, of what it was. */
        TOLD,
        /** It was shown for what it was, and nobody told. */
        SHOWN,
        /** Only alerts about something else fired on that host. */
        OTHERWISE,
        /** Nothing fired. */
        MISSED
    }

    /** From its beginning until the alert fired; null if there was none. */
    public @Nullable Duration delay() {
        return by == null ? null : Duration.between(incident.start(), by.times().fired());
    }
}
