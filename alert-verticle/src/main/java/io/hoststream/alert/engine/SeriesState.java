package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;

/**
 * Where one series stands with one rule. A state is a value: a step yields the next one and, where people or other
 * consumers have to know, a change.
 */
sealed interface SeriesState permits Calm, Active {

    /** The step that a known value makes. */
    Step observe(Rule rule, Observation seen);

    /** Whether a record of the other state is as good as one of this: the last known value may differ. */
    boolean sameButLast(SeriesState other);
}
