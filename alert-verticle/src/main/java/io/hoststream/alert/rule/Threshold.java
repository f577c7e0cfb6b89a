package io.hoststream.alert.rule;

import io.hoststream.avro.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a rule. Between a limit and its clear level a value neither crosses nor clears: whatever was, stays.
 *
 * @param direction on which side values are bad
 * @param levels at most one for each severity, the mildest first; at least one
 */
public record Threshold(Direction direction, List<Level> levels) {

    public Threshold {
        levels = List.copyOf(levels);
    }

    /** The level of that severity; null if the rule has none. */
    public @Nullable Level level(Severity severity) {
        for (Level level : levels) {
            if (level.severity() == severity) {
                return level;
            }
        }
        return null;
    }

    /** The worst level that the value crosses; null if it crosses none. */
    public @Nullable Level crossed(double value) {
        Level worst = null;
        for (Level level : levels) {
            if (crosses(level, value)) {
                worst = level;
            }
        }
        return worst;
    }

    /** The worst level, none worse than {@code ceiling}, that the value has not cleared; null if it cleared all. */
    public @Nullable Level held(double value, Severity ceiling) {
        Level worst = null;
        for (Level level : levels) {
            if (level.severity().compareTo(ceiling) <= 0 && !clears(level, value)) {
                worst = level;
            }
        }
        return worst;
    }

    /** Whether the value is at the level's limit or past it. */
    public boolean crosses(Level level, double value) {
        return direction.reaches(value, level.limit());
    }

    private boolean clears(Level level, double value) {
        return !crosses(level, value) && !direction.worse(value, level.clear());
    }
}
