package io.hoststream.launcher.simulate;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is offered; has no room for every other record if it is told so. */
final class ListedOutlet implements FleetOutlet {

    final List<HostInfo> infos = new ArrayList<>();
    final List<HostSample> samples = new ArrayList<>();
    private final boolean crowded;
    private int offered;

    ListedOutlet(boolean crowded) {
        this.crowded = crowded;
    }

    @Override
    public boolean offer(HostInfo info) {
        return hasRoom() && infos.add(info);
    }

    @Override
    public boolean offer(HostSample sample) {
        return hasRoom() && samples.add(sample);
    }

    private boolean hasRoom() {
        offered++;
        return !crowded || offered % 2 == 0;
    }

    @Override
    public Tally samples() {
        return new Tally(samples.size(), 0, 0);
    }
}
