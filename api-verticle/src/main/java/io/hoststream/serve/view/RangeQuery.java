package io.hoststream.serve.view;

import io.hoststream.schema.metric.Metric;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which values of one host are wanted, from when to when and how densely.
 *
 * @param metrics the metrics, each with all its devices
 * @param start the earliest time, included; milliseconds since 1970
 * @param end the latest time, included; milliseconds since 1970
 * @param stepMillis one value for each so many milliseconds; empty for every value there is
 */
public record RangeQuery(List<Metric> metrics, long start, long end, OptionalLong stepMillis) {

    /** Keeps its own copy of the metrics. */
    public RangeQuery {
        metrics = List.copyOf(metrics);
    }
}
