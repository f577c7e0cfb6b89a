package io.hoststream.collect.custom;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series of all files together: each once, each family of one kind, and not too many. */
final class Together {

    private record Series(String name, Map<String, String> labels) {}

    private final List<CustomMetric> series = new ArrayList<>();
    private final Map<Series, String> owners = new HashMap<>();
    private final Map<String, CustomKind> kinds = new HashMap<>();
    private long bytes;

    /**
     * Adds a file's series, all or none of them.
     *
     * @return why none; null if they were added
     */
    @Nullable
    String add(String file, long size, List<CustomMetric> more) {
        String mistake = mistake(size, more);
        if (mistake == null) {
            bytes += size;
            for (CustomMetric one : more) {
                owners.put(new Series(one.getName(), one.getLabels()), file);
                kinds.put(PrometheusText.family(one.getName(), one.getKind()), one.getKind());
            }
            series.addAll(more);
        }
        return mistake;
    }

    private @Nullable String mistake(long size, List<CustomMetric> more) {
        if (bytes + size > CustomFiles.MOST_BYTES) {
            return "the files have more than " + CustomFiles.MOST_BYTES + " bytes together";
        }
        if (series.size() + more.size() > CustomFiles.MOST_SERIES) {
            return "the files have more than " + CustomFiles.MOST_SERIES + " series together";
        }
        for (CustomMetric one : more) {
            String owner = owners.get(new Series(one.getName(), one.getLabels()));
            if (owner != null) {
                return "metric " + one.getName() + " with the same labels is in " + owner + " as well";
            }
            CustomKind kind = kinds.get(PrometheusText.family(one.getName(), one.getKind()));
            if (kind != null && kind != one.getKind()) {
                return "metric " + one.getName() + " has another TYPE in another file";
            }
        }
        return null;
    }

    /** The series, and some more behind them. */
    List<CustomMetric> seriesAnd(List<CustomMetric> more) {
        List<CustomMetric> all = new ArrayList<>(series);
        all.addAll(more);
        return List.copyOf(all);
    }
}
