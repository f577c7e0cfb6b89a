package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The runs that are under way for one series.
 *
 * @param warning the samples in a row that crossed the warning limit
 * @param critical the samples in a row that crossed the critical limit
 * @param clear the samples in a row that were clear, while an alert is kept on
 */
record Runs(
        @Nullable Run warning,
        @Nullable Run critical,
        @Nullable Run clear) {

    /** None under way. */
    static final Runs NONE = new Runs(null, null, null);

    /** The runs after one more value: each goes on, begins or ends; that of clear values ends. */
    Runs advance(Threshold threshold, Observation seen) {
        return new Runs(
                after(warning, threshold, threshold.level(Severity.WARNING), seen),
                after(critical, threshold, threshold.level(Severity.CRITICAL), seen),
                null);
    }

    /** The same with a run of clear values: {@code before}, if it goes on with this one, or one that begins. */
    Runs clearing(@Nullable Run before, Observation seen) {
        return new Runs(
                warning, critical, before != null && seen.continuous() ? before : new Run(seen.time(), seen.offset()));
    }

    /** Whether values have been clear for that long. */
    boolean clearFor(Duration needed, Instant now) {
        return clear != null && clear.lasted(needed, now);
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

    private static @Nullable Run after(
            @Nullable Run run, Threshold threshold, @Nullable Level level, Observation seen) {
        if (level == null || !seen.measure().crosses(threshold, level)) {
            return null;
        }
        return run != null && seen.continuous() ? run : seen.begin();
    }
}
