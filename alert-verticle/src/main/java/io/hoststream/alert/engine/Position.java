package io.hoststream.alert.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one host's samples have been seen. Within a run of the collector its numbers decide what is new; a later run
 * replaces an earlier one. A run that claims to be earlier is a repeat, unless it goes on while the later one has fallen
 * silent: then the host's clock was set back before the collector was restarted.
 *
 * @param epoch start of the collector's run; null if no sample was seen
 * @param sequence the number of the newest sample in it
 * @param offset the offset of that sample
 * @param time its event time
 * @param arrived when it arrived
 */
record Position(@Nullable Instant epoch, long sequence, long offset, Instant time, Instant arrived) {

    /** How long the newest run may say nothing before one that claims to be earlier is believed. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** No sample was seen. */
    static final Position NONE = new Position(null, 0, -1, Instant.MIN, Instant.MIN);

    /** The position once this one is the newest. */
    static Position of(Arrival arrival) {
        Moment moment = arrival.moment();
        return new Position(moment.epoch(), moment.sequence(), arrival.offset(), moment.time(), arrival.arrived());
    }

    /** Whether it was not seen yet. */
    boolean isNew(Arrival arrival) {
        if (epoch == null) {
            return true;
        }
        Instant run = arrival.moment().epoch();
        if (run.equals(epoch)) {
            return arrival.moment().sequence() > sequence;
        }
        return run.isAfter(epoch)
                || Duration.between(arrived, arrival.arrived()).compareTo(PATIENCE) > 0;
    }
}
