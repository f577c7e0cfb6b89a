package io.hoststream.serve.view;

import io.hoststream.schema.metric.Metric;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Which metrics are read together: those of one scope whose names start with the same word, such as the sizes and usage of
 * filesystems. A sample that carries any of a family carries all that is known of it, so what it leaves out is not known
 * any more; a family that it does not carry at all keeps its last values.
 */
final class Families {

    /** How many there are. */
    static final int COUNT;

    private static final Map<Metric, Integer> BY_METRIC = new EnumMap<>(Metric.class);

    static {
        Map<String, Integer> numbers = new HashMap<>();
        for (Metric metric : Metric.values()) {
            String name = metric.scope().id() + '/' + firstWord(metric.id());
            BY_METRIC.put(metric, numbers.computeIfAbsent(name, unused -> numbers.size()));
        }
        COUNT = numbers.size();
    }

    private Families() {}

    /** The number of the metric's family, from 0 to below {@link #COUNT}. */
    static int of(Metric metric) {
        return BY_METRIC.getOrDefault(metric, 0);
    }

    private static String firstWord(String name) {
        int end = name.indexOf('_');
        return end < 0 ? name : name.substring(0, end);
    }
}
