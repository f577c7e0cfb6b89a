package io.hoststream.archive.audit;

import io.hoststream.archive.Ranges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The numbers of one run of a collector. */
final class RunLedger {

    private final Ranges seen = Ranges.unbounded();
    private final Ranges told = Ranges.unbounded();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long samples;
    private long repeats;

    /** Takes in a number; false if it was there. */
    boolean add(long sequence, boolean within) {
        boolean isNew = seen.add(sequence);
        if (within) {
            samples += isNew ? 1 : 0;
            repeats += isNew ? 0 : 1;
            cover(sequence, sequence);
        }
        return isNew;
    }

    /** Takes in numbers that the collector said it gave up. */
    void told(long from, long to, boolean within) {
        told.add(from, to);
        if (within) {
            cover(from, to);
        }
    }

    private void cover(long from, long to) {
        first = Math.min(first, from);
        last = Math.max(last, to);
    }

    long samples() {
        return samples;
    }

    long repeats() {
        return repeats;
    }

    /**
     * What is missing in the range of time, or at its edges: a gap between a sample before the range and one in it may have been
     * taken on either side, and is told. Where a run began in the range, and the archive with it or earlier, its numbers begin at 1; where
     * it began before, and nothing of it was found before the range, nobody knows what its first number in the range would have been.
     */
    List<Gap> gaps(Instant epoch, boolean beganWithin) {
        List<Gap> gaps = new ArrayList<>();
        if (first > last) {
            return gaps;
        }
        long[] next = {beganWithin ? 1 : Math.min(first, seen.first().orElse(first))};
        seen.forEach((from, to) -> {
            missing(epoch, next[0], from - 1, gaps);
            next[0] = Math.max(next[0], to + 1);
        });
        missing(epoch, next[0], last, gaps);
        return gaps;
    }

    /** Adds a gap if it touches the range, cut where the collector told of a part of it. */
    private void missing(Instant epoch, long from, long to, List<Gap> gaps) {
        if (from > to || to < first - 1 || from > last + 1) {
            return;
        }
        long[] next = {from};
        told.forEach((toldFrom, toldTo) -> {
            long begin = Math.max(next[0], toldFrom);
            long end = Math.min(to, toldTo);
            if (begin <= end) {
                add(epoch, next[0], begin - 1, false, gaps);
                add(epoch, begin, end, true, gaps);
                next[0] = end + 1;
            }
        });
        add(epoch, next[0], to, false, gaps);
    }

    private static void add(Instant epoch, long from, long to, boolean wasTold, List<Gap> gaps) {
        if (from <= to) {
            gaps.add(new Gap(epoch, from, to, wasTold));
        }
    }
}
