package io.hoststream.alert.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a value that is not the metric's own.
 *
 * @param measured the metric's value, in its unit
 * @param expected for an anomaly: what was expected, in the metric's unit
 * @param reaches for a forecast: when the limit will be reached; null for never, or not known
 * @param heard for a silence: when the host was heard last
 */
record Facts(
        @Nullable Double measured,
        @Nullable Double expected,
        @Nullable Instant reaches,
        @Nullable Instant heard) {

    /** Nothing: the value is the metric's own. */
    static final Facts NONE = new Facts(null, null, null, null);

    static Facts silentSince(Instant heard) {
        return new Facts(null, null, null, heard);
    }
}
