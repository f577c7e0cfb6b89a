package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest of every host. Written by the loop's thread, read by any.
 *
 * <p>Ages are taken from the time of arrival at the topic, so that a host whose clock is wrong is shown all the same. Should
 * the broker's clock differ from this one's, the difference is known from the record that came last, which was just on its
 * way.
 */
final class SeriesTable {

    /**
     * A host as it is to be shown.
     *
     * @param sample its newest values
     * @param up whether it is heard of
     */
    record Shown(HostSample sample, boolean up) {}

    private final Staleness staleness;
    private final Map<String, HostState> hosts = new ConcurrentHashMap<>();
    private volatile long brokerAheadMillis;

    SeriesTable(Staleness staleness) {
        this.staleness = staleness;
    }

    /**
     * A sample came.
     *
     * @param partition where from
     * @param arrivedMillis when it arrived at the topic, by the broker's clock
     * @param nowMillis the time here
     * @return whether it is the newest of its host
     */
    boolean accept(int partition, HostSample sample, long arrivedMillis, long nowMillis) {
        brokerAheadMillis = arrivedMillis - nowMillis;
        HostState known = hosts.get(sample.getHost());
        if (known == null) {
            hosts.put(sample.getHost(), HostState.first(partition, sample, arrivedMillis));
            return true;
        }
        boolean silent = arrivedMillis - known.arrivedMillis() > staleness.hostMillis(known.sample());
        if (!known.givesWayTo(sample, silent)) {
            return false;
        }
        hosts.put(sample.getHost(), known.after(sample, arrivedMillis, staleness));
        return true;
    }

    /** Forgets the hosts of a partition. */
    void drop(int partition) {
        hosts.values().removeIf(state -> state.partition() == partition);
    }

    /** Forgets the hosts that have been silent for long. */
    void forget(long nowMillis) {
        long now = nowMillis + brokerAheadMillis;
        hosts.values().removeIf(state -> now - state.arrivedMillis() > staleness.forgetMillis(state.sample()));
    }

    /** Every host, by name, as it is to be shown at this time. */
    List<Shown> snapshot(long nowMillis) {
        long now = nowMillis + brokerAheadMillis;
        List<Shown> shown = new ArrayList<>();
        for (HostState state : hosts.values()) {
            long age = now - state.arrivedMillis();
            if (age <= staleness.forgetMillis(state.sample())) {
                shown.add(new Shown(state.sample(), age <= staleness.hostMillis(state.sample())));
            }
        }
        shown.sort(Comparator.comparing(host -> host.sample().getHost()));
        return shown;
    }
}
