package io.hoststream.alert.engine;

import java.time.Instant;

/**
 * One known value of one series.
 *
 * @param measure the value
 * @param time event time of the sample; for a silence the time of arrival, or the time at which it was found
 * @param offset the sample's place in its partition
 * @param live whether it is recent enough to tell people about; what is worked off late is not
 * @param continuous whether the time since the value before can be counted: not after a gap, a sleep of the host or a
 *     step of its clock
 */
record Observation(Measure measure, Instant time, long offset, boolean live, boolean continuous) {

    /** The value in the unit of the rule's limits. */
    double value() {
        return measure.value();
    }

    /** A run that begins with this value; a silence began when the host was heard last. */
    Run begin() {
        Instant heard = measure.facts().heard();
        return new Run(heard == null ? time : heard, offset);
    }
}
