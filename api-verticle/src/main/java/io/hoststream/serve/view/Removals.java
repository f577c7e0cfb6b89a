package io.hoststream.serve.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When hosts were taken out of the inventory: what arrived before is not heard any more, in whatever order topics are read.
 * Times are the broker's, milliseconds since 1970.
 */
final class Removals {

    /** A host that was heard before has left every window by then. */
    private static final long KEPT_MILLIS = Duration.ofHours(25).toMillis();

    private final Map<String, Long> byHost = new HashMap<>();

    void add(String host, long atMillis) {
        byHost.merge(host, atMillis, Math::max);
    }

    /** Whether the host was taken out after that arrived. */
    boolean cover(String host, long arrivedMillis) {
        Long removed = byHost.isEmpty() ? null : byHost.get(host);
        return removed != null && arrivedMillis <= removed;
    }

    /** Whether the host was taken out lately; it may have come back since. */
    boolean know(String host) {
        return byHost.containsKey(host);
    }

    void forget(long nowMillis) {
        byHost.values().removeIf(removed -> nowMillis - removed > KEPT_MILLIS);
    }
}
