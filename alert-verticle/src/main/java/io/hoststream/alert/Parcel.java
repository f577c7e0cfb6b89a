package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostWatch;
import java.util.List;

/**
 * What one transaction carries.
 *
 * @param events state changes, in order
 * @param watches what is known of hosts as of the offset
 * @param offset the offset of the samples below which everything is evaluated
 */
record Parcel(List<AlertEvent> events, List<HostWatch> watches, long offset) {

    /** Keeps its own copies. */
    Parcel {
        events = List.copyOf(events);
        watches = List.copyOf(watches);
    }
}
