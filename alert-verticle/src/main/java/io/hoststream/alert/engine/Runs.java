package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The runs that are under way for one series, one for each severity at most.
 *
 * @param warning the samples in a row that crossed the warning limit
 * @param critical the samples in a row that crossed the critical limit
 */
record Runs(@Nullable Run warning, @Nullable Run critical) {

    /** None under way. */
    static final Runs NONE = new Runs(null, null);

    /** The runs after one more value: each goes on, begins or ends. */
    Runs advance(Threshold threshold, Observation seen) {
        return new Runs(
                after(warning, threshold, threshold.level(Severity.WARNING), seen),
                after(critical, threshold, threshold.level(Severity.CRITICAL), seen));
    }

    /** The run of that severity, if one is under way. */
    @Nullable
    Run of(Severity severity) {
        return severity == Severity.CRITICAL ? critical : warning;
    }

    /** The worst severity whose run has lasted long enough; null if there is none. */
    @Nullable
    Severity ripe(Duration hold, Instant now) {
        if (critical != null && critical.lasted(hold, now)) {
            return Severity.CRITICAL;
        }
        return warning != null && warning.lasted(hold, now) ? Severity.WARNING : null;
    }

    /** The offset of the first sample of all runs. */
    OptionalLong firstOffset() {
        if (warning == null) {
            return critical == null ? OptionalLong.empty() : OptionalLong.of(critical.offset());
        }
        return OptionalLong.of(critical == null ? warning.offset() : Math.min(warning.offset(), critical.offset()));
    }

    private static @Nullable Run after(
            @Nullable Run run, Threshold threshold, @Nullable Level level, Observation seen) {
        if (level == null || !threshold.crosses(level, seen.value())) {
            return null;
        }
        return run != null && seen.continuous() ? run : new Run(seen.time(), seen.offset());
    }
}
