package io.hoststream.alert.engine;

/** An alert that was told on the topic and is not over. */
sealed interface Active extends SeriesState permits Pending, Firing {

    /** What its last event said. */
    Alert alert();

    /** The runs under way. */
    Runs runs();

    /** The last known value. */
    Observation last();

    /** The same with another last value: what a value does that changes nothing. */
    Active at(Observation seen);

    /** The step where the alert is over although no value says so. */
    Step end(Change.Kind why, Observation at);
}
