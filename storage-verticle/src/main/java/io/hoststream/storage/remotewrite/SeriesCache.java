package io.hoststream.storage.remotewrite;

import io.hoststream.storage.naming.SeriesLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The series of one host. They are found by their names and by the objects that label them, which are the same from sample
 * to sample as a rule; where they are not, the labels tell whether the series is known, so that none begins twice.
 */
final class SeriesCache {

    private static final int KEPT_AT_LEAST = 64;

    private final Map<Series, Series> known = new HashMap<>();
    private final IdentityHashMap<SeriesLabels, Map<String, Series>> found = new IdentityHashMap<>();

    /** The series of that name; {@code isNew} is told if there was none. */
    Series find(String name, SeriesLabels labels, Runnable isNew) {
        Map<String, Series> ofDevice = found.computeIfAbsent(labels, some -> new HashMap<>(4));
        Series series = ofDevice.get(name);
        if (series == null) {
            isNew.run();
            series = keep(new Series(Messages.labels(name, labels)));
            ofDevice.put(name, series);
        }
        return series;
    }

    private Series keep(Series candidate) {
        Series before = known.putIfAbsent(candidate, candidate);
        return before == null ? candidate : before;
    }

    /** Takes out the series that have ended and returns them. */
    List<Series> take(Predicate<Series> ended) {
        List<Series> taken = new ArrayList<>();
        known.values().removeIf(series -> ended.test(series) && taken.add(series));
        if (!taken.isEmpty() || found.size() > KEPT_AT_LEAST + 2 * known.size()) {
            found.clear();
        }
        return taken;
    }
}
