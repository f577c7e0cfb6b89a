package io.hoststream.archive.history;

import io.hoststream.schema.metric.Metric;
import java.util.Set;

/**
 * What a store can do.
 *
 * @param store what it is, for people, such as {@code files in /var/lib/hoststream/archive}
 * @param metrics the metrics that it may have values of
 * @param exactRates whether rates are what {@link History} says; otherwise they are the store's own, which look at one bucket
 *     only, go to its edges and need two values in it
 */
public record Capabilities(String store, Set<Metric> metrics, boolean exactRates) {

    /** Keeps its own copy. */
    public Capabilities {
        metrics = Set.copyOf(metrics);
    }
}
