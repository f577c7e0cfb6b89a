package io.hoststream.alert.backtest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an alert was what.
 *
 * @param since when the limit was first crossed
 * @param fired when it had been crossed for long enough
 * @param resolved when it was over; null if it was still firing at the end
 * @param seenUntil the end of what was seen of it: when it was over, or the last sample
 */
public record Times(Instant since, Instant fired, @Nullable Instant resolved, Instant seenUntil) {

    /** How long it fired; up to the end of what was seen if it is still firing. */
    public Duration lasted() {
        return Duration.between(fired, seenUntil);
    }

    /** Whether it was still firing at the end. */
    public boolean stillFiring() {
        return resolved == null;
    }

    /** Whether there is a moment at which both fire. */
    boolean overlaps(Times other) {
        return !fired.isAfter(other.seenUntil) && !other.fired.isAfter(seenUntil);
    }
}
