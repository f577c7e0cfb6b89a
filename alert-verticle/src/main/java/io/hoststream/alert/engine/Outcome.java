package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Receives the changes that something leads to. */
interface Outcome {

    /** An alert changed; {@code rule} is null where none watches the series any longer. */
    void changed(SeriesKey key, @Nullable Rule rule, Change change);
}
