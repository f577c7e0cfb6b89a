package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** What every host said last. The loop's thread writes, scrapes read at the same time. */
final class SeriesTable {

    private final ConcurrentHashMap<String, HostSeries> hosts = new ConcurrentHashMap<>();

    /** Takes in a sample that arrived at this time; one that is older than what is known changes nothing. */
    void accept(HostSample sample, long arrivedMillis) {
        hosts.compute(sample.getHost(), (host, known) -> {
            if (known == null) {
                return HostSeries.first(sample, arrivedMillis);
            }
            return known.yieldsTo(sample, arrivedMillis) ? known.next(sample, arrivedMillis) : known;
        });
    }

    /** Drops the hosts that have been silent for longer. */
    void forget(long nowMillis, Duration forgetAfter) {
        hosts.values().removeIf(series -> nowMillis - series.seenMillis() > forgetAfter.toMillis());
    }

    /** Every host that is known, by name. */
    List<HostSeries> all() {
        return hosts.values().stream()
                .sorted(Comparator.comparing(series -> series.sample().getHost()))
                .toList();
    }
}
