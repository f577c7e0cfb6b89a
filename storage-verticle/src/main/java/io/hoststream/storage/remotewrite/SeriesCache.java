package io.hoststream.storage.remotewrite;

import io.hoststream.storage.naming.SeriesFamily;
import io.hoststream.storage.naming.SeriesLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The series of one host. They are found by the objects that name them, which are the same from sample to sample as a
 * rule; where they are not, the labels tell whether the series is known, so that none begins twice.
 */
final class SeriesCache {

    private static final int KEPT_AT_LEAST = 64;

    private record CustomKey(String name, Map<String, String> labels) {}

    private final Map<Series, Series> known = new HashMap<>();
    private final IdentityHashMap<SeriesLabels, IdentityHashMap<SeriesFamily, Series>> found = new IdentityHashMap<>();
    private final Map<CustomKey, Series> custom = new HashMap<>();

    /** The series of a family; {@code isNew} is told if there was none. */
    Series find(SeriesFamily family, SeriesLabels labels, Runnable isNew) {
        IdentityHashMap<SeriesFamily, Series> ofDevice = found.computeIfAbsent(labels, some -> new IdentityHashMap<>(4));
        Series series = ofDevice.get(family);
        if (series == null) {
            isNew.run();
            series = keep(family.name(), labels);
            ofDevice.put(family, series);
        }
        return series;
    }

    /** The series of a metric of the user's own; {@code labels} gives all of its labels if there is none. */
    Series find(String name, Map<String, String> own, Supplier<SeriesLabels> labels, Runnable isNew) {
        CustomKey key = new CustomKey(name, own);
        Series series = custom.get(key);
        if (series == null) {
            isNew.run();
            series = keep(name, labels.get());
            custom.put(key, series);
        }
        return series;
    }

    private Series keep(String name, SeriesLabels labels) {
        Series candidate = new Series(Messages.labels(name, labels));
        Series before = known.putIfAbsent(candidate, candidate);
        return before == null ? candidate : before;
    }

    /** The host's labels are others: what the series are found by does not hold any more. */
    void relabel() {
        found.clear();
        custom.clear();
    }

    int size() {
        return known.size();
    }

    /** Takes out the series that have ended and returns them. */
    List<Series> take(Predicate<Series> ended) {
        List<Series> taken = new ArrayList<>();
        known.values().removeIf(series -> ended.test(series) && taken.add(series));
        if (!taken.isEmpty() || found.size() + custom.size() > KEPT_AT_LEAST + 2 * known.size()) {
            relabel();
        }
        return taken;
    }
}
