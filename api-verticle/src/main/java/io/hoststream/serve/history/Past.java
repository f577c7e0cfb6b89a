package io.hoststream.serve.history;

import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.History;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.serve.view.HostView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Answers questions from a store of history and from memory: the store up to the seam, memory from there on.
 *
 * @param history the store, if there is one
 * @param window how far back memory reaches
 * @param cost how much one answer may cost
 */
public record Past(Optional<History> history, Duration window, CostLimit cost) {

    private static final long PATIENCE_MILLIS = 5000;

    /**
     * What memory has for an answer. To be called on the view's thread.
     *
     * @throws io.hoststream.archive.history.HistoryException if the answer would be too large
     */
    public Memory remember(Collection<HostView> hosts, RangeQuestion question) {
        Memory memory = history.isPresent() ? Memory.of(hosts, question, window) : Memory.whole(hosts, question);
        cost.check(question, memory.series());
        cost.check(question, memory.series(), memory.values());
        return memory;
    }

    /** Whether an answer needs the store, which blocks. */
    public boolean blocks(RangeQuestion question, Memory memory) {
        return history.isPresent() && question.from() < Math.min(memory.seam(), question.to());
    }

    /** The answer; blocks if it needs the store. */
    public Answer answer(RangeQuestion question, Memory memory, Cancellation cancellation) {
        Answer older = older(question, memory, cancellation);
        Map<SeriesKey, SeriesPoints> series = new TreeMap<>();
        older.series().forEach(points -> series.put(points.key(), points));
        List<SeriesKey> keys = memory.keys();
        for (int i = 0; i < keys.size(); i++) {
            memory.addTo(i, series.computeIfAbsent(keys.get(i), key -> new SeriesPoints(key, question)));
        }
        Answer joined = new Answer(
                series.values().stream().filter(points -> points.size() > 0).toList(),
                older.warnings(),
                older.storedUntil());
        cost.check(question, joined.series().size(), joined.points());
        return joined;
    }

    /** Closes the store; whether there was one. */
    public boolean close() {
        history.ifPresent(History::close);
        return history.isPresent();
    }

    private Answer older(RangeQuestion question, Memory memory, Cancellation cancellation) {
        long seam = Math.min(memory.seam(), question.to());
        if (history.isEmpty() || question.from() >= seam) {
            boolean cut = question.from() < memory.seam() && memory.seam() < question.to();
            return new Answer(
                    List.of(),
                    cut
                            ? List.of("nothing before " + Instant.ofEpochMilli(memory.seam())
                                    + " is kept in memory, and history is read from nowhere else (history.store)")
                            : List.of(),
                    OptionalLong.empty());
        }
        Answer stored = history.get().range(question.until(seam), cancellation);
        List<String> warnings = new ArrayList<>(stored.warnings());
        long patience = Math.max(PATIENCE_MILLIS, 2 * memory.intervalMillis());
        stored.storedUntil().stream()
                .filter(until -> until < seam - patience)
                .forEach(until -> warnings.add("what was taken from " + Instant.ofEpochMilli(until) + " to "
                        + Instant.ofEpochMilli(seam) + " is not archived yet and no longer in memory"));
        return new Answer(stored.series(), warnings, stored.storedUntil());
    }
}
