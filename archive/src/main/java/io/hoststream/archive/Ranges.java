package io.hoststream.archive;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A set of numbers that mostly follow one another, as ranges. Bounded: past the bound the oldest gap counts as filled. */
final class Ranges {

    static final int MAX_RANGES = 1024;

    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    boolean contains(long number) {
        Map.Entry<Long, Long> range = lastByFirst.floorEntry(number);
        return range != null && number <= range.getValue();
    }

    /** Adds a number; false if it was there. */
    boolean add(long number) {
        if (contains(number)) {
            return false;
        }
        add(number, number);
        return true;
    }

    /** Adds numbers, both ends included; joins what touches. */
    void add(long first, long last) {
        long from = first;
        long to = last;
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(from);
        if (before != null && before.getValue() >= from - 1) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
        }
        Map.Entry<Long, Long> after = lastByFirst.higherEntry(from);
        while (after != null && after.getKey() <= to + 1) {
            to = Math.max(to, after.getValue());
            lastByFirst.remove(after.getKey());
            after = lastByFirst.higherEntry(from);
        }
        lastByFirst.put(from, to);
        if (lastByFirst.size() > MAX_RANGES) {
            fillOldestGap();
        }
    }

    int size() {
        return lastByFirst.size();
    }

    void forEach(BiConsumer<Long, Long> range) {
        lastByFirst.forEach(range);
    }

    private void fillOldestGap() {
        Map.Entry<Long, Long> first = lastByFirst.pollFirstEntry();
        Map.Entry<Long, Long> second = lastByFirst.pollFirstEntry();
        lastByFirst.put(first.getKey(), second.getValue());
    }
}
