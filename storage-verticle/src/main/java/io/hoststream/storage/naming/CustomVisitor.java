package io.hoststream.storage.naming;

import io.hoststream.avro.CustomMetric;

/** Receives the users' own series of a host, one call for each. */
@FunctionalInterface
public interface CustomVisitor {

    /**
     * One series, as it came: its name may be anything.
     *
     * @param metric name, kind, help and value
     * @param labels the host's labels and its own
     */
    void series(CustomMetric metric, SeriesLabels labels);
}
