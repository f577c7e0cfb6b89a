package io.hoststream.collect.paced;

import io.hoststream.collect.reading.PacedReading;
import org.jspecify.annotations.Nullable;

/**
 * What one round brought.
 *
 * @param brought what was read
 * @param failure what could not be read; null if nothing
 */
public record Round(PacedReading brought, @Nullable String failure) {

    /** Everything was read. */
    public static Round of(PacedReading brought) {
        return new Round(brought, null);
    }

    /** Nothing was read. */
    public static Round failed(String reason) {
        return new Round(PacedReading.NONE, reason);
    }
}
