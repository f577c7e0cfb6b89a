package io.hoststream.collect.spool;

import java.util.ArrayList;
import java.util.List;

/**
 * Which samples were given up, until a sample that tells of them is safe. A sample that tells of others and is itself given
 * up has told nobody: what it carried has to be told again. Any thread may call it.
 */
public final class DropAccount {

    /** A sample stays small even after a wild time; the rest goes with the next ones. */
    private static final int MOST_AT_ONCE = 100;

    private static final List<NumberRange> NOTHING = List.of();

    private final NumberSet untold = new NumberSet();
    private final NumberSet telling = new NumberSet();
    private final NumberSet unsure = new NumberSet();
    private long changes;

    /** These were given up. */
    public synchronized void add(NumberRange range) {
        untold.add(range);
        changes++;
    }

    /** This one was given up. */
    public void add(SampleNumber number) {
        add(NumberRange.of(number));
    }

    /** This entry was given up, and with it what it was to tell. */
    public void giveUp(Entry entry) {
        add(entry.number());
        addAll(entry.told());
    }

    /** All of these were given up, or have to be told once more. */
    void addAll(List<NumberRange> ranges) {
        ranges.forEach(this::add);
    }

    /** What is to be told, in order; it is on its way to being told from now on. */
    public synchronized List<NumberRange> take() {
        if (untold.isEmpty()) {
            return NOTHING;
        }
        List<NumberRange> ranges = untold.first(MOST_AT_ONCE);
        for (NumberRange range : ranges) {
            untold.remove(range);
            telling.add(range);
        }
        changes++;
        return ranges;
    }

    /** A sample that tells of these is where it cannot get lost. */
    synchronized void told(List<NumberRange> ranges) {
        if (!ranges.isEmpty()) {
            ranges.forEach(telling::remove);
            changes++;
        }
    }

    /** This one is kept no longer, but it is on its way to the broker, which may yet get it. */
    synchronized void doubt(SampleNumber number) {
        unsure.add(NumberRange.of(number));
        changes++;
    }

    /** This one got through after all. */
    synchronized void arrived(SampleNumber number) {
        if (unsure.contains(number)) {
            unsure.remove(NumberRange.of(number));
            changes++;
        }
    }

    /** Nothing is on its way any more: what did not get through was given up. */
    synchronized void settle() {
        for (NumberRange range : unsure.first(Integer.MAX_VALUE)) {
            unsure.remove(range);
            add(range);
        }
    }

    /** Everything that no safe sample tells of yet. */
    synchronized List<NumberRange> open() {
        List<NumberRange> all = new ArrayList<>(telling.first(Integer.MAX_VALUE));
        all.addAll(unsure.first(Integer.MAX_VALUE));
        all.addAll(untold.first(Integer.MAX_VALUE));
        return all;
    }

    /** A number that is another after every change. */
    synchronized long changes() {
        return changes;
    }
}
