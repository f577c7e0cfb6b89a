package io.hoststream.serve.view;

import java.util.Comparator;

/**
 * A place in the history of alerts, which goes from those that began last to those that began first. It stays the same
 * for the whole life of an alert, so whoever reads page by page misses none and sees none twice.
 *
 * @param sinceMillis when the alert began; milliseconds since 1970
 * @param id the alert
 */
public record HistoryPlace(long sinceMillis, String id) implements Comparable<HistoryPlace> {

    private static final Comparator<HistoryPlace> NEWEST_FIRST =
            Comparator.comparingLong(HistoryPlace::sinceMillis).reversed().thenComparing(HistoryPlace::id);

    @Override
    public int compareTo(HistoryPlace other) {
        return NEWEST_FIRST.compare(this, other);
    }
}
