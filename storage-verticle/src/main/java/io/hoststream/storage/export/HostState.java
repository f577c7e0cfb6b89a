package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is known of a host: its newest sample, completed by what slower families said last. Immutable.
 *
 * @param partition the partition that it came from
 * @param sample the newest sample, completed
 * @param arrivedMillis when the newest sample arrived at the topic
 * @param sectionMillis when each section arrived
 */
record HostState(int partition, HostSample sample, long arrivedMillis, List<Long> sectionMillis) {

    static HostState first(int partition, HostSample sample, long arrivedMillis) {
        return new HostState(partition, sample, arrivedMillis, Collections.nCopies(Sections.count(), arrivedMillis));
    }

    /** Whether a sample is to take the place of this one, which the host's silence has ended or not. */
    boolean givesWayTo(HostSample other, boolean silent) {
        if (silent) {
            return true;
        }
        int epochs = other.getEpoch().compareTo(sample.getEpoch());
        if (epochs != 0) {
            return epochs > 0;
        }
        return other.getHostId().equals(sample.getHostId())
                ? other.getSequence() > sample.getSequence()
                : other.getHostId().compareTo(sample.getHostId()) > 0;
    }

    /** This state after a newer sample. What the sample does not carry is kept while it is not too old. */
    HostState after(HostSample newer, long arrived, Staleness staleness) {
        if (!newer.getHostId().equals(sample.getHostId())) {
            return first(partition, newer, arrived);
        }
        HostSample merged = Sections.copy(newer);
        List<Long> times = new ArrayList<>(Sections.count());
        for (int section = 0; section < Sections.count(); section++) {
            long known = sectionMillis.get(section);
            if (Sections.carries(newer, section)) {
                times.add(arrived);
            } else {
                times.add(known);
                if (!Sections.failed(newer, section) && arrived - known <= staleness.sectionMillis()) {
                    Sections.take(merged, sample, section);
                }
            }
        }
        return new HostState(partition, merged, arrived, List.copyOf(times));
    }
}
