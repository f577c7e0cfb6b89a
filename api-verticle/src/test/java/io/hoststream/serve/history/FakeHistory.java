package io.hoststream.serve.history;

import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.Capabilities;
import io.hoststream.archive.history.History;
import io.hoststream.archive.history.LatestQuestion;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.schema.metric.Metric;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A store in memory that the test fills. */
public final class FakeHistory implements History {

    private final Map<SeriesKey, NavigableMap<Long, Double>> values = new TreeMap<>();
    private final List<RangeQuestion> asked = new ArrayList<>();
    private volatile BiConsumer<RangeQuestion, Cancellation> before = (question, cancellation) -> {};

    /** Stores a value. */
    public void put(SeriesKey series, long time, double value) {
        values.computeIfAbsent(series, unused -> new TreeMap<>()).put(time, value);
    }

    /** Has something done before each answer. */
    public void before(BiConsumer<RangeQuestion, Cancellation> action) {
        before = action;
    }

    /** What was asked. */
    public synchronized List<RangeQuestion> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Answer range(RangeQuestion question, Cancellation cancellation) {
        before.accept(question, cancellation);
        synchronized (this) {
            asked.add(question);
        }
        List<SeriesPoints> series = new ArrayList<>();
        long newest = Long.MIN_VALUE;
        for (Map.Entry<SeriesKey, NavigableMap<Long, Double>> entry : values.entrySet()) {
            newest = Math.max(newest, entry.getValue().lastKey());
            if (question.selection().matches(entry.getKey())) {
                SeriesPoints points = new SeriesPoints(entry.getKey(), question);
                entry.getValue().subMap(question.readFrom(), question.to()).forEach(points::add);
                series.add(points);
            }
        }
        return new Answer(
                series.stream().filter(points -> points.size() > 0).toList(), List.of(), OptionalLong.of(newest));
    }

    @Override
    public Answer latest(LatestQuestion question, Cancellation cancellation) {
        throw new UnsupportedOperationException("not asked here");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities("memory", EnumSet.allOf(Metric.class), true);
    }

    @Override
    public void close() {}
}
