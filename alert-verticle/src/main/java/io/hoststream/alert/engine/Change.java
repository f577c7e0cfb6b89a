package io.hoststream.alert.engine;

import io.hoststream.avro.AlertState;

/**
 * A state change of one alert.
 *
 * @param kind what happened
 * @param alert what it is now; for one that is over, what it was
 * @param crossing the run of samples that made the change
 * @param at the sample that made the change, with the value or the last known one
 * @param backlog too late to tell anybody
 */
record Change(Kind kind, Alert alert, Run crossing, Observation at, boolean backlog) {

    /** What happened, in more detail than the event's state says. */
    enum Kind {
        /** A limit was crossed, not yet for long enough. */
        CROSSED(AlertState.PENDING),
        /** A limit has been crossed for long enough. */
        LASTED(AlertState.FIRING),
        /** Less bad than before, and not over. */
        EASED(AlertState.FIRING),
        /** As it stands at the end of a backlog: nothing new happened, but nobody was told. */
        CAUGHT_UP(AlertState.FIRING),
        /** The value is back at the clear level. */
        CLEARED(AlertState.RESOLVED),
        /** It went away before it fired. */
        PASSED(AlertState.RESOLVED),
        /** The series is no longer reported. */
        UNREPORTED(AlertState.RESOLVED),
        /** No rule watches the series any longer. */
        UNWATCHED(AlertState.RESOLVED);

        private final AlertState state;

        Kind(AlertState state) {
            this.state = state;
        }

        /** The state that the event carries. */
        AlertState state() {
            return state;
        }
    }
}
