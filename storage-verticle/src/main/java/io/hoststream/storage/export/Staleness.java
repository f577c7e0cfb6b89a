package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.util.Optional;

/**
 * When values are too old to be shown.
 *
 * @param host how long a host may be silent; empty for three of its intervals and at least a minute
 * @param section how long the values of a family stand that newer samples do not carry
 * @param down how long a silent host is still named
 */
record Staleness(Optional<Duration> host, Duration section, Duration down) {

    private static final int INTERVALS = 3;
    private static final long LEAST_MILLIS = 60_000;

    /** How long this host may be silent; milliseconds. */
    long hostMillis(HostSample sample) {
        return host.map(Duration::toMillis)
                .orElseGet(() -> Math.max(LEAST_MILLIS, (long) INTERVALS * sample.getIntervalMillis()));
    }

    /** How long a host is named, from its last sample on; milliseconds. */
    long forgetMillis(HostSample sample) {
        return hostMillis(sample) + down.toMillis();
    }

    long sectionMillis() {
        return section.toMillis();
    }
}
