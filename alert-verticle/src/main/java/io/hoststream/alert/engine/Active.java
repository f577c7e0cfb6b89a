package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;
import io.hoststream.avro.Severity;
import java.util.OptionalLong;

/** An alert that was told on the topic and is not over. */
sealed interface Active extends SeriesState permits Pending, Firing {

    /** The first crossing: with it the alert began. */
    Run first();

    /** How bad it is, as its last event said. */
    Severity severity();

    /** The limit that its last event named. */
    double limit();

    /** The last known value. */
    Observation last();

    /** Offset of the first sample that has to be read again to come to this state, besides the events on the topic. */
    OptionalLong neededFrom();

    /** The state after a sample whose changes were told already: only what no event says is brought up to date. */
    Active replay(Rule rule, Observation seen);

    /** The step where the alert is over although no value says so. */
    Step end(Change.Kind why, Observation at);
}
