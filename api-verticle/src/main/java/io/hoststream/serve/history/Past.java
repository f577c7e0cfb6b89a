package io.hoststream.serve.history;

import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.History;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.serve.view.HostView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * @param free how many values may be held besides those of other questions
     * @throws HistoryException if the answer would be too large, or others hold too many values; nothing is copied then
     */
    public Memory remember(Collection<HostView> hosts, RangeQuestion question, long free) {
        Memory memory = history.isPresent() ? Memory.of(hosts, question, window) : Memory.whole(hosts, question);
        cost.check(question, memory.series());
        cost.checkRows(memory.slots());
        if (memory.slots() > free) {
            throw HistoryException.of(
                    HistoryException.Kind.BUSY,
                    "history is busy: the questions that wait hold as many values as they may; ask again later");
        }
        memory.copy();
        cost.check(question, memory.series(), memory.values());
        return memory;
    }

    /** Whether an answer needs the store, which blocks. */
    public boolean blocks(RangeQuestion question, Memory memory) {
        return !stored(question, memory).isEmpty();
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
        List<SeriesPoints> series = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>();
        if (history.isEmpty() && question.from() < memory.seam() && memory.seam() < question.to()) {
            warnings.add("nothing before " + Instant.ofEpochMilli(memory.seam())
                    + " is kept in memory, and history is read from nowhere else (history.store)");
        }
        OptionalLong until = OptionalLong.empty();
        for (RangeQuestion part : stored(question, memory)) {
            Answer answer = history.orElseThrow().range(part, cancellation);
            series.addAll(answer.series());
            warnings.addAll(answer.warnings());
            missing(part.to(), answer, memory).ifPresent(warnings::add);
            until = answer.storedUntil();
        }
        return new Answer(series, List.copyOf(warnings), until);
    }

    /** What the store is asked: for most hosts up to the seam, for those of which memory has lost something up to theirs. */
    private List<RangeQuestion> stored(RangeQuestion question, Memory memory) {
        if (history.isEmpty()) {
            return List.of();
        }
        if (memory.cut().isEmpty()) {
            return before(memory.seam(), question).toList();
        }
        Map<Boolean, List<String>> hosts =
                question.selection().hosts().stream().collect(Collectors.partitioningBy(memory.cut()::contains));
        Stream<RangeQuestion> whole =
                ofHosts(hosts.getOrDefault(false, List.of()), question).flatMap(asked -> before(memory.seam(), asked));
        Stream<RangeQuestion> cut = ofHosts(hosts.getOrDefault(true, List.of()), question)
                .flatMap(asked -> before(memory.cutSeam(), asked));
        return Stream.concat(whole, cut).toList();
    }

    /** No hosts would stand for all hosts. */
    private static Stream<RangeQuestion> ofHosts(List<String> hosts, RangeQuestion question) {
        return hosts.isEmpty() ? Stream.empty() : Stream.of(question.ofHosts(hosts));
    }

    private static Stream<RangeQuestion> before(long seam, RangeQuestion question) {
        long end = Math.min(seam, question.to());
        return question.from() < end ? Stream.of(question.until(end)) : Stream.empty();
    }

    private static Optional<String> missing(long seam, Answer stored, Memory memory) {
        long patience = Math.max(PATIENCE_MILLIS, 2 * memory.intervalMillis());
        return stored.storedUntil().stream()
                .filter(until -> until < seam - patience)
                .mapToObj(until -> "what was taken from " + Instant.ofEpochMilli(until) + " to "
                        + Instant.ofEpochMilli(seam) + " is not archived yet and no longer in memory")
                .findFirst();
    }
}
