package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.avro.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What is held against the limits of a rule.
 *
 * @param value in the unit of the rule's limits
 * @param enough whether as much goes on beside as the rule asks for: if not, no limit counts as crossed, and all as cleared
 * @param facts what stands behind the value
 */
record Measure(double value, boolean enough, Facts facts) {

    /** The worst level that is crossed; null for none. */
    @Nullable
    Level crossed(Threshold threshold) {
        return enough ? threshold.crossed(value) : null;
    }

    /** Whether that level is crossed. */
    boolean crosses(Threshold threshold, Level level) {
        return enough && threshold.crosses(level, value);
    }

    /** The worst level, none worse than {@code ceiling}, that is not cleared; null if all are. */
    @Nullable
    Level held(Threshold threshold, Severity ceiling) {
        return enough ? threshold.held(value, ceiling) : null;
    }
}
