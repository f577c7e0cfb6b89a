package io.hoststream.archive.history;

import java.util.List;
import java.util.OptionalLong;

/**
 * An answer.
 *
 * @param series the series that have values, in order of host, metric, device and labels
 * @param warnings what the answer may lack, and why: files that were left out
 * @param storedUntil the newest time that the store has anything of, of any host; empty where it does not know. What
 *     is newer is on its way into the store
 */
public record Answer(List<SeriesPoints> series, List<String> warnings, OptionalLong storedUntil) {

    /** Keeps its own copies. */
    public Answer {
        series = List.copyOf(series);
        warnings = List.copyOf(warnings);
    }

    /** How many points it has. */
    public long points() {
        return series.stream().mapToLong(SeriesPoints::size).sum();
    }
}
