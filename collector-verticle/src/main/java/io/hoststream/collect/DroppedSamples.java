package io.hoststream.collect;

import io.hoststream.avro.SequenceRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which samples of this run were given up and which of that has been told. A sample that tells of others and is itself
 * given up has told nobody: what it carried has to be told again. Any thread may call it.
 */
final class DroppedSamples {

    private final Instant epoch;
    private final TreeSet<Long> untold = new TreeSet<>();

    DroppedSamples(Instant epoch) {
        this.epoch = epoch;
    }

    /** A sample was given up, and with it what it told. */
    synchronized void add(long sequence, Collection<SequenceRange> toldByIt) {
        untold.add(sequence);
        for (SequenceRange range : toldByIt) {
            for (long one = range.getFirst(); one <= range.getLast(); one++) {
                untold.add(one);
            }
        }
    }

    /** What has not been told yet, in order; counts as told from now on. */
    synchronized List<SequenceRange> take() {
        List<SequenceRange> ranges = new ArrayList<>();
        while (!untold.isEmpty()) {
            long first = untold.first();
            long last = first;
            untold.remove(first);
            while (untold.remove(last + 1)) {
                last++;
            }
            ranges.add(new SequenceRange(epoch, first, last));
        }
        return List.copyOf(ranges);
    }
}
