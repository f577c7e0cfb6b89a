package io.hoststream.serve.live;

import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.live.ClientMessage.Subscribe;

/**
 * What a client wants to see and may. Clients whose wants are equal get the same frames.
 *
 * @param subscription what it asked for
 * @param visible the hosts that exist for it
 */
record Wanted(Subscribe subscription, HostSelector visible) {

    boolean host(String name) {
        return visible.matches(name)
                && subscription.hosts().map(hosts -> hosts.contains(name)).orElse(true);
    }

    /** Whether one host is wanted, by its name. */
    boolean oneHost() {
        return subscription.hosts().map(hosts -> hosts.size() == 1).orElse(false);
    }

    boolean metric(Metric metric) {
        return subscription.metrics().map(metrics -> metrics.contains(metric)).orElse(true);
    }
}
