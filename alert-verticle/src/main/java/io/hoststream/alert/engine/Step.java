package io.hoststream.alert.engine;

import org.jspecify.annotations.Nullable;

/**
 * One step of a series.
 *
 * @param state where the series is now
 * @param change what is to be told; null for nothing
 */
record Step(SeriesState state, @Nullable Change change) {

    /** A step that nobody needs to know of. */
    static Step quiet(SeriesState state) {
        return new Step(state, null);
    }
}
