package io.hoststream.serve.travel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was read ahead: puts the partitions together in the order in which samples arrived. */
final class Shelf {

    private static final class Row {
        private final Deque<Placed> samples = new ArrayDeque<>();
        private long next;
        private long readTo = Long.MIN_VALUE;
        private boolean atEnd;

        Row(long start) {
            this.next = start;
        }

        /** Up to when nothing can come any more that is not here; all times where the end is reached. */
        long complete() {
            return !samples.isEmpty() || atEnd ? Long.MAX_VALUE : readTo;
        }

        long unused() {
            Placed first = samples.peekFirst();
            return first == null ? next : first.arrival().offset();
        }
    }

    private final Map<Integer, Row> rows = new TreeMap<>();
    private final Backlog backlog;

    /** A shelf for these partitions, which are read from these offsets. */
    Shelf(Map<Integer, Long> starts, Backlog backlog) {
        starts.forEach((partition, start) -> rows.put(partition, new Row(start)));
        this.backlog = backlog;
    }

    void add(Chunk chunk) {
        Row row = rows.get(chunk.partition());
        if (row != null) {
            row.samples.addAll(chunk.samples());
            row.next = Math.max(row.next, chunk.next());
            row.readTo = Math.max(row.readTo, chunk.readToMillis());
            row.atEnd = chunk.atEnd();
        }
    }

    /** The time up to which everything that was not taken yet is here; the greatest number where that is all there is. */
    long complete() {
        return rows.values().stream().mapToLong(Row::complete).min().orElse(Long.MAX_VALUE);
    }

    /** Takes the next sample in order that arrived before a time, if it is sure that it is the next. */
    Optional<Placed> take(long beforeMillis) {
        Row first = first();
        Placed head = first == null ? null : first.samples.peekFirst();
        if (first == null || head == null) {
            return Optional.empty();
        }
        long arrived = head.arrival().millis();
        if (arrived >= beforeMillis || arrived > complete()) {
            return Optional.empty();
        }
        first.samples.removeFirst();
        backlog.take(head.arrival().partition(), head.bytes());
        return Optional.of(head);
    }

    /** The offset of the first sample of each partition that was not taken. */
    Map<Integer, Long> next() {
        Map<Integer, Long> next = new TreeMap<>();
        rows.forEach((partition, row) -> next.put(partition, row.unused()));
        return next;
    }

    private @Nullable Row first() {
        Row first = null;
        long earliest = Long.MAX_VALUE;
        for (Row row : rows.values()) {
            Placed head = row.samples.peekFirst();
            if (head != null && head.arrival().millis() < earliest) {
                first = row;
                earliest = head.arrival().millis();
            }
        }
        return first;
    }
}
