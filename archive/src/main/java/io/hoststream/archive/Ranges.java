package io.hoststream.archive;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A set of numbers that mostly follow one another, as ranges. Past a bound, where there is one, the oldest gap counts as filled. */
public final class Ranges {

    static final int MAX_RANGES = 1024;

    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();
    private final int most;

    Ranges() {
        this(MAX_RANGES);
    }

    private Ranges(int most) {
        this.most = most;
    }

    /** One that forgets no gap. */
    public static Ranges unbounded() {
        return new Ranges(Integer.MAX_VALUE);
    }

    /** Whether a number is in it. */
    public boolean contains(long number) {
        Map.Entry<Long, Long> range = lastByFirst.floorEntry(number);
        return range != null && number <= range.getValue();
    }

    /** Adds a number; false if it was there. */
    public boolean add(long number) {
        if (contains(number)) {
            return false;
        }
        add(number, number);
        return true;
    }

    /** Adds numbers, both ends included; joins what touches. */
    public void add(long first, long last) {
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
        if (lastByFirst.size() > most) {
            fillOldestGap();
        }
    }

    /** The lowest number; empty where there is none. */
    public OptionalLong first() {
        return lastByFirst.isEmpty() ? OptionalLong.empty() : OptionalLong.of(lastByFirst.firstKey());
    }

    int size() {
        return lastByFirst.size();
    }

    /** Visits every range, in order: its first number and its last. */
    public void forEach(BiConsumer<Long, Long> range) {
        lastByFirst.forEach(range);
    }

    private void fillOldestGap() {
        Map.Entry<Long, Long> first = lastByFirst.pollFirstEntry();
        Map.Entry<Long, Long> second = lastByFirst.pollFirstEntry();
        lastByFirst.put(first.getKey(), second.getValue());
    }
}
