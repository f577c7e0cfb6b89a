package io.hoststream.alert.engine;

/** Receives what a sample leads to. */
interface Outcome {

    /** A value was held against a rule. */
    void evaluated();

    /** An alert changed. */
    void changed(SeriesKey key, Change change);
}
