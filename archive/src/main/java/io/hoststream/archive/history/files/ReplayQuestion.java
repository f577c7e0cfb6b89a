package io.hoststream.archive.history.files;

import io.hoststream.archive.history.HistoryException;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.List;

/**
 * Which samples are to be seen again.
 *
 * @param from the first time; milliseconds since 1970
 * @param to the time after the last; milliseconds since 1970
 * @param metrics the metrics whose values are wanted; a sample without any of them is seen as well
 * @param hosts of these hosts; of any where there are none
 */
public record ReplayQuestion(long from, long to, List<Metric> metrics, List<String> hosts) {

    /** Keeps its own copies. */
    public ReplayQuestion {
        metrics = List.copyOf(metrics);
        hosts = List.copyOf(hosts);
        if (from >= to) {
            throw HistoryException.question(
                    "the range ends at " + to + ", which is not after its start at " + from + "; expected a later end");
        }
    }

    /** The part of it from one time on, so long or up to its end. */
    ReplayQuestion slice(long start, Duration length) {
        return new ReplayQuestion(start, Math.min(to, start + length.toMillis()), metrics, hosts);
    }
}
