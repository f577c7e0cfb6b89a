package io.hoststream.launcher.simulate;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;

/** Where a fleet's records go. */
public interface FleetOutlet {

    /** How many were acknowledged, refused, and are under way. */
    record Tally(long acknowledged, long refused, long underWay) {}

    /** Takes a host's inventory; false if there is no room now, and the same has to be offered again. */
    boolean offer(HostInfo info);

    /** Takes a sample; false if there is no room now, and the same has to be offered again. */
    boolean offer(HostSample sample);

    /** What has become of the samples until now. */
    Tally samples();
}
