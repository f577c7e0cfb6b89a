package io.hoststream.archive.history;

import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metric;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a point says of the values in its bucket. */
public enum Aggregation {
    /** Their mean. */
    AVERAGE,
    /** The least. */
    MIN,
    /** The greatest. */
    MAX,
    /** The newest. */
    LAST,
    /** All together. */
    SUM,
    /** By how much a counter grew for each second. */
    RATE;

    /** What is usual for a metric: the average, and for a counter, which says nothing on average, its last value. */
    public static Aggregation usual(Metric metric) {
        return metric.kind() == Kind.COUNTER ? LAST : AVERAGE;
    }

    /** The aggregation of that name. */
    public static Optional<Aggregation> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    /** Every name, for those who are to choose one. */
    public static String names() {
        return Arrays.stream(values()).map(Aggregation::id).collect(Collectors.joining(", "));
    }

    /** Its name in requests. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
