package io.hoststream.collect.spool;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the next entry of a spool is taken, and which were taken and are not acknowledged. Passes over damage, and finds out
 * by the chain of numbers what was lost by it.
 */
final class Cursor {

    /** An entry that was taken: where it lies, and which came before it. */
    record Taken(
            SampleNumber number,
            long timeMillis,
            SampleNumber before,
            Place start,
            Place end,
            List<NumberRange> told) {}

    private final SegmentRow row;
    private final Scan scan;
    private final DropAccount account;
    private final SpoolMonitor monitor;
    private final Deque<Taken> taken = new ArrayDeque<>();

    /** Gaps after the mark, which are met again after it was gone back to. */
    private final Set<NumberRange> gapsTold = new HashSet<>();

    private Place place;
    private SampleNumber lastRead;

    /** The entry at this place, where it has just been appended and need not be read. */
    private @Nullable Entry hot;

    Cursor(Spool.Parts parts, Mark from) {
        this.row = parts.row();
        this.scan = new Scan(parts.form());
        this.account = parts.account();
        this.monitor = parts.monitor();
        this.place = from.place();
        this.lastRead = from.number();
    }

    Place place() {
        return place;
    }

    /** The last that was read or given up. */
    SampleNumber lastRead() {
        return lastRead;
    }

    Deque<Taken> taken() {
        return taken;
    }

    /** All was read, and this entry was appended at {@code start}, after the one of that number. */
    void appended(Entry entry, SampleNumber before, Place start) {
        tellGap(before);
        place = start;
        hot = entry;
    }

    /** Nothing up to that one will be read again. */
    void settled(SampleNumber number) {
        gapsTold.removeIf(range -> new SampleNumber(range.epoch(), range.last()).compareTo(number) <= 0);
    }

    /** What lies before that place is gone. */
    void notBefore(Place earliest) {
        if (place.compareTo(earliest) < 0) {
            place = earliest;
            hot = null;
        }
    }

    /** Everything was acknowledged, and what there was has gone. */
    void moveToEnd() {
        place = row.end();
        hot = null;
    }

    /** The entry at this place, which moves on; null at the end. */
    @Nullable
    Entry next() throws IOException {
        Entry ready = hot;
        if (ready != null) {
            take(ready, lastRead, new Place(place.segment(), place.offset() + RecordForm.bytes(ready)));
            return ready;
        }
        while (!place.equals(row.end())) {
            Segment segment = row.at(place.segment());
            if (segment.number() > place.segment()) {
                place = Place.startOf(segment.number());
            }
            Scan.Found found = scan.next(segment, place.offset(), segment.end());
            if (found != null) {
                return read(segment, found);
            }
            moveOn(segment);
        }
        scan.release();
        return null;
    }

    /** When the first was taken that is not acknowledged; milliseconds since 1970, 0 if there is none. */
    long oldestMillis() throws IOException {
        Taken first = taken.peekFirst();
        if (first != null) {
            return first.timeMillis();
        }
        Entry waits = next();
        if (waits == null) {
            return 0;
        }
        putBack(waits);
        return waits.timeMillis();
    }

    private Entry read(Segment segment, Scan.Found found) throws IOException {
        Entry entry = scan.entry(segment, found);
        SampleNumber before = lastRead;
        tellGap(found.head().before());
        place = new Place(segment.number(), found.start());
        take(entry, before, new Place(segment.number(), found.end()));
        return entry;
    }

    private void take(Entry entry, SampleNumber before, Place end) {
        taken.addLast(new Taken(entry.number(), entry.timeMillis(), before, place, end, entry.told()));
        place = end;
        lastRead = entry.number();
        hot = null;
    }

    /** The numbers on both sides of a damaged place say what it held. */
    private void tellGap(SampleNumber before) {
        NumberRange.missing(lastRead, before).filter(gapsTold::add).ifPresent(range -> {
            account.add(range);
            monitor.dropped(DropReason.DAMAGED, range.count());
        });
    }

    private void moveOn(Segment segment) {
        if (segment == row.current()) {
            place = row.end();
        } else {
            segment.release();
            place = Place.startOf(row.after(segment).number());
        }
    }

    /** Gives up the rest of this segment, which cannot be read at all; the record after it will say what it held. */
    void skipSegment() throws IOException {
        Segment segment = row.at(place.segment());
        if (segment == row.current()) {
            row.roll();
        }
        monitor.damaged(Segment.fileName(segment.number()), segment.end() - place.offset());
        hot = null;
        moveOn(segment);
    }

    /** Undoes the last {@link #next}, which gave this entry. */
    void putBack(Entry entry) {
        Taken last = taken.removeLast();
        place = last.start();
        lastRead = last.before();
        hot = entry;
    }

    void rewind(Mark to) {
        taken.clear();
        place = to.place();
        lastRead = to.number();
        hot = null;
    }

    /**
     * Gives up what has not been taken of a segment.
     *
     * @param next where the next segment begins
     * @return how many entries those were
     */
    int giveUp(Segment segment, Place next) {
        if (place.compareTo(next) >= 0) {
            return 0;
        }
        int count = 0;
        long at = place.offset();
        try {
            for (Scan.Found found = scan.next(segment, at, segment.end()); found != null; ) {
                tellGap(found.head().before());
                lastRead = found.head().number();
                account.add(lastRead);
                account.addAll(scan.entry(segment, found).told());
                count++;
                at = found.end();
                found = scan.next(segment, at, segment.end());
            }
        } catch (IOException e) {
            monitor.damaged(Segment.fileName(segment.number()), segment.end() - at);
        }
        place = next;
        hot = null;
        return count;
    }
}
