package io.hoststream.storage.export;

import io.hoststream.storage.naming.Names;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the users' own series that are left out, and says once of each name that it is. */
final class CustomRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(CustomRefusals.class);
    private static final int MOST_NAMED = 1000;

    private final Counter refusals;
    private final Set<String> named = new HashSet<>();

    CustomRefusals(MeterRegistry meters) {
        this.refusals = Counter.builder("hoststream.export.custom.refused")
                .description(
                        "Series of the users' own that a scrape left out, since their names or labels are taken or wrong")
                .register(meters);
    }

    void refuse(String name, String host) {
        refusals.increment();
        if (named.size() < MOST_NAMED && Names.isMetric(name) && named.add(name)) {
            LOG.warn("metric={} host={} is left out: the name is taken, or the same series came twice", name, host);
        }
    }
}
