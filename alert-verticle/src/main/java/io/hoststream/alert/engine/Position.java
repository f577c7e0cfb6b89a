package io.hoststream.alert.engine;

import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one host's samples have been seen. Within a run of the collector its numbers decide what is new; a later run
 * replaces an earlier one. A run that claims to be earlier is a repeat, unless it goes on while the later one has fallen
 * silent: then the host's clock was set back before the collector was restarted.
 */
final class Position {

    /** How long the newest run may say nothing before one that claims to be earlier is believed. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private @Nullable Instant epoch;
    private long sequence;
    private Instant admitted = Instant.MIN;

    /** Whether the sample is new; then it is the newest from now on. */
    boolean admit(Arrival arrival) {
        HostSample sample = arrival.sample();
        if (!isNew(sample, arrival)) {
            return false;
        }
        epoch = sample.getEpoch();
        sequence = sample.getSequence();
        admitted = arrival.arrived();
        return true;
    }

    private boolean isNew(HostSample sample, Arrival arrival) {
        if (epoch == null) {
            return true;
        }
        if (sample.getEpoch().equals(epoch)) {
            return sample.getSequence() > sequence;
        }
        return sample.getEpoch().isAfter(epoch)
                || Duration.between(admitted, arrival.arrived()).compareTo(PATIENCE) > 0;
    }

    /** When the newest sample arrived. */
    Instant admitted() {
        return admitted;
    }
}
