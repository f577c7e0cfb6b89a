package io.hoststream.pipeline.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value that is never shown: not in logs, errors, {@code config show} or a heap of strings that got printed. */
public final class Secret {

    /** What stands in its place. */
    public static final String MASK = "***";

    private final String value;

    /** Wraps the value. */
    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The value itself, for the one call that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
