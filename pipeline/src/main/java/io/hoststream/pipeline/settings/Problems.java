package io.hoststream.pipeline.settings;

import java.util.ArrayList;
import java.util.List;

/** Gathers problems, so that the user gets all of them at once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds one. */
    public void add(Origin origin, String message) {
        found.add(new Problem(origin, message));
    }

    /** All so far, in the order in which they were found. */
    public List<Problem> found() {
        return List.copyOf(found);
    }

    /** Whether there are none. */
    public boolean none() {
        return found.isEmpty();
    }

    /**
     * Ends the checking.
     *
     * @throws SettingsException with all problems, if there are any
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new SettingsException(found);
        }
    }
}
