package io.hoststream.alert;

import io.hoststream.avro.HostWatch;
import io.hoststream.avro.SeriesWatch;
import io.hoststream.avro.WatchRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the offsets out of what is known of a host, where they are those of another topic: alerts and numbers of samples
 * count on, but new samples come to lie at the old ones' offsets.
 */
final class Placement {

    /** An offset that no sample has. */
    static final long NOWHERE = -1;

    private Placement() {}

    static HostWatch nowhere(HostWatch watch) {
        List<SeriesWatch> series =
                watch.getSeries().stream().map(Placement::nowhere).toList();
        return new HostWatch(
                watch.getHost(),
                watch.getHostId(),
                watch.getLabels(),
                watch.getEpoch(),
                watch.getSequence(),
                NOWHERE,
                watch.getTime(),
                watch.getArrived(),
                watch.getIntervalMillis(),
                series,
                watch.getLearned());
    }

    private static SeriesWatch nowhere(SeriesWatch series) {
        return new SeriesWatch(
                series.getRule(),
                series.getMetric(),
                series.getDevice(),
                series.getState(),
                new WatchRun(series.getFirst().getSince(), NOWHERE),
                series.getSeverity(),
                series.getLimit(),
                series.getTold(),
                nowhere(series.getWarning()),
                nowhere(series.getCritical()),
                nowhere(series.getClear()),
                series.getValue(),
                series.getTime(),
                NOWHERE,
                series.getFired());
    }

    private static @Nullable WatchRun nowhere(@Nullable WatchRun run) {
        return run == null ? null : new WatchRun(run.getSince(), NOWHERE);
    }
}
