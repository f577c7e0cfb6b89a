package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

final class SeriesTable {
    private final ConcurrentHashMap<String, HostSeries> hosts = new ConcurrentHashMap<>();

    void accept(HostSample sample, long arrivedMillis) {
        hosts.compute(sample.getHost(), (host, known) -> {
            if (known == null) {
                return HostSeries.first(sample, arrivedMillis);
            } else {
                return known.olderThan(sample) ? known.next(sample, arrivedMillis) : known;
            }
        });
    }

    void forget(long nowMillis, Duration forgetAfter) {
        hosts.values().removeIf(series -> nowMillis - series.seenMillis() > forgetAfter.toMillis());
    }

    List<HostSeries> all() {
        return hosts.values().stream()
                .sorted(Comparator.comparing(series -> series.sample().getHost()))
                .toList();
    }
}
