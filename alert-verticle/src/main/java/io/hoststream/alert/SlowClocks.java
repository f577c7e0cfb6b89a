package io.hoststream.alert;

import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds hosts whose samples arrive as they are made and still count as backlog, for their clock is slow. A host that
 * makes up for an outage is not one of them: its samples arrive faster than they were made.
 */
final class SlowClocks {

    /** How long samples are looked at before a host is named. */
    private static final Duration WATCHED = Duration.ofSeconds(30);

    /**
     * A host that is behind.
     *
     * @param arrived when the first sample looked at arrived
     * @param lag how far that one was behind
     * @param named whether the host was named
     */
    private record Behind(Instant arrived, Duration lag, boolean named) {}

    private final Duration backlogAfter;
    private final Map<String, Behind> behind = new HashMap<>();

    SlowClocks(Duration backlogAfter) {
        this.backlogAfter = backlogAfter;
    }

    /** How far the host is behind, if that has to be said now; it is said once, until the host is right again. */
    Optional<Duration> lag(HostSample sample, Instant arrived, Instant now) {
        if (Duration.between(arrived, now).compareTo(backlogAfter) > 0) {
            return Optional.empty();
        }
        String host = sample.getHost();
        Duration lag = Duration.between(sample.getTime(), arrived);
        if (lag.compareTo(backlogAfter) <= 0) {
            behind.remove(host);
            return Optional.empty();
        }
        Behind first = behind.computeIfAbsent(host, any -> new Behind(arrived, lag, false));
        Duration watched = Duration.between(first.arrived(), arrived);
        if (first.named() || watched.compareTo(WATCHED) < 0) {
            return Optional.empty();
        }
        boolean catchingUp = first.lag().minus(lag).compareTo(watched.dividedBy(2)) > 0;
        behind.put(host, new Behind(arrived, lag, !catchingUp));
        return catchingUp ? Optional.empty() : Optional.of(lag);
    }
}
