package io.hoststream.collect.spool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of sample numbers, kept as ranges that neither touch nor overlap. */
final class NumberSet {

    /** The last sequence number of each range by its first number. */
    private final TreeMap<SampleNumber, Long> ranges = new TreeMap<>();

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    void add(NumberRange range) {
        long first = range.first();
        long last = range.last();
        Map.Entry<SampleNumber, Long> near = ranges.floorEntry(new SampleNumber(range.epoch(), last + 1));
        while (near != null && near.getKey().epoch() == range.epoch() && near.getValue() + 1 >= first) {
            first = Math.min(first, near.getKey().sequence());
            last = Math.max(last, near.getValue());
            ranges.remove(near.getKey());
            near = ranges.floorEntry(new SampleNumber(range.epoch(), last + 1));
        }
        ranges.put(new SampleNumber(range.epoch(), first), last);
    }

    void remove(NumberRange range) {
        Map.Entry<SampleNumber, Long> near = ranges.floorEntry(new SampleNumber(range.epoch(), range.last()));
        while (near != null && near.getKey().epoch() == range.epoch() && near.getValue() >= range.first()) {
            SampleNumber begin = near.getKey();
            ranges.remove(begin);
            if (near.getValue() > range.last()) {
                ranges.put(new SampleNumber(range.epoch(), range.last() + 1), near.getValue());
            }
            if (begin.sequence() < range.first()) {
                ranges.put(begin, range.first() - 1);
            }
            near = ranges.floorEntry(new SampleNumber(range.epoch(), range.last()));
        }
    }

    boolean contains(SampleNumber number) {
        Map.Entry<SampleNumber, Long> near = ranges.floorEntry(number);
        return near != null && near.getKey().epoch() == number.epoch() && near.getValue() >= number.sequence();
    }

    /** The first so many ranges, in order. */
    List<NumberRange> first(int most) {
        List<NumberRange> found = new ArrayList<>(Math.min(most, ranges.size()));
        for (Map.Entry<SampleNumber, Long> range : ranges.entrySet()) {
            if (found.size() == most) {
                break;
            }
            found.add(new NumberRange(range.getKey().epoch(), range.getKey().sequence(), range.getValue()));
        }
        return found;
    }
}
