package io.hoststream.collect.spool;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The log on disk: entries are appended at its end, taken from its cursor in order, and let go of from its mark on when they
 * are acknowledged. Past its bound the oldest segment goes. After a failure it is as it was before the call, and every call
 * may be tried again.
 */
final class Spool {

    /** A drained segment that is larger gives way to a new one, so that a healthy spool stays small. */
    private static final int SMALL_BYTES = 64 << 10;

    /** What it is made of. */
    record Parts(SegmentRow row, Ledger ledger, RecordForm form, DropAccount account, SpoolMonitor monitor) {}

    /** How large it may get. */
    record Bounds(long bytes, int segmentBytes) {

        private static final int SEGMENTS = 16;
        private static final int MOST_SEGMENT_BYTES = 4 << 20;

        static Bounds of(long bytes) {
            return new Bounds(bytes, (int) Math.max(SMALL_BYTES, Math.min(bytes / SEGMENTS, MOST_SEGMENT_BYTES)));
        }

        /** The largest record; bytes. */
        int largest() {
            return (int) Math.min(bytes / 4, RecordForm.LARGEST);
        }
    }

    private final Parts parts;
    private final SegmentRow row;
    private final Bounds bounds;
    private final Cursor cursor;
    private Mark acked;
    private Mark saved;
    private long savedChanges = -1;
    private SampleNumber lastAppended;
    private SampleNumber savedAppended;
    private int waiting;
    private boolean unforced;

    Spool(Parts parts, Bounds bounds, Mark acked, SampleNumber lastAppended, int waiting) {
        this.parts = parts;
        this.row = parts.row();
        this.bounds = bounds;
        this.cursor = new Cursor(parts, acked);
        this.acked = acked;
        this.saved = acked;
        this.lastAppended = lastAppended;
        this.savedAppended = lastAppended;
        this.waiting = waiting;
    }

    void append(Entry entry) throws IOException {
        int bytes = RecordForm.bytes(entry);
        makeRoom(bytes);
        if (row.current().end() + bytes > bounds.segmentBytes() && row.current().end() > Segment.HEADER_BYTES) {
            roll();
        }
        boolean atEnd = atEnd();
        Place start = row.end();
        row.current().append(parts.form().encode(entry, lastAppended));
        row.appended(bytes);
        SampleNumber before = lastAppended;
        lastAppended = entry.number();
        waiting++;
        unforced = true;
        if (atEnd) {
            cursor.appended(entry, before, start);
        }
    }

    /** Whether all that was appended has been taken. */
    boolean atEnd() {
        return cursor.place().equals(row.end());
    }

    /** A cursor at the end stays there: what is appended next is the next one for it. */
    private void roll() throws IOException {
        boolean atEnd = atEnd();
        row.roll();
        if (atEnd) {
            cursor.moveToEnd();
        }
    }

    /** The next entry; null at the end. */
    @Nullable
    Entry next() throws IOException {
        return cursor.next();
    }

    /** When the oldest entry was taken that is not acknowledged; milliseconds since 1970, 0 if there is none. */
    long oldestMillis() throws IOException {
        return cursor.oldestMillis();
    }

    /** Gives up the rest of the segment that is read now, which cannot be read at all. */
    void skipSegment() throws IOException {
        cursor.skipSegment();
    }

    /** Undoes the last {@link #next}, which gave this entry. */
    void putBack(Entry entry) {
        cursor.putBack(entry);
    }

    /** How many entries were taken and are not acknowledged. */
    int taken() {
        return cursor.taken().size();
    }

    /** The first of the entries that were taken is acknowledged. */
    void ackFirst() {
        Cursor.Taken first = cursor.taken().removeFirst();
        parts.account().arrived(first.number());
        if (first.end().compareTo(acked.place()) > 0) {
            acked = new Mark(first.end(), first.number());
            waiting--;
        }
    }

    /** Entries that were taken and are not acknowledged will be taken again. */
    void rewind() {
        cursor.rewind(acked);
    }

    private void makeRoom(int need) throws IOException {
        while (row.bytes() + Segment.HEADER_BYTES + Ledger.FILE_BYTES + need > bounds.bytes()) {
            if (row.onlyOne()) {
                roll();
            }
            dropFirst();
        }
    }

    /** The account is on the disk before the segment goes: a kill in between loses no word of it. */
    private void dropFirst() throws IOException {
        Segment first = row.first();
        Place next = Place.startOf(row.after(first).number());
        if (acked.place().compareTo(next) < 0) {
            SampleNumber last = giveUp(first, next);
            acked = new Mark(next, last);
        }
        save();
        parts.ledger().force();
        row.deleteFirst();
    }

    /** What is on its way may still arrive; the rest is lost. Returns the last number that is dealt with by that. */
    private SampleNumber giveUp(Segment first, Place next) {
        SampleNumber last = acked.number();
        int count = 0;
        for (Cursor.Taken each : cursor.taken()) {
            if (each.end().segment() == first.number() && each.end().compareTo(acked.place()) > 0) {
                parts.account().doubt(each.number());
                parts.account().addAll(each.told());
                last = each.number();
                count++;
            }
        }
        if (cursor.place().compareTo(next) < 0) {
            count += cursor.giveUp(first, next);
            last = cursor.lastRead();
        }
        waiting -= count;
        parts.monitor().dropped(DropReason.SPOOL_FULL, count);
        return last;
    }

    /** Writes down what was acknowledged and lets go of it. */
    void settle() throws IOException {
        if (acked.place().equals(row.end())) {
            drained();
        } else if (acked.place().offset() >= row.at(acked.place().segment()).end()) {
            acked = new Mark(Place.startOf(row.at(acked.place().segment() + 1).number()), acked.number());
            cursor.notBefore(acked.place());
        }
        if (!acked.equals(saved)
                || !lastAppended.equals(savedAppended)
                || savedChanges != parts.account().changes()) {
            save();
        }
        cursor.settled(acked.number());
        if (row.first().number() < acked.place().segment()) {
            // A ledger of before would take what is deleted now for lost.
            parts.ledger().force();
        }
        while (row.first().number() < acked.place().segment()) {
            row.deleteFirst();
        }
    }

    private void drained() throws IOException {
        waiting = 0;
        unforced = false;
        if (row.current().end() > SMALL_BYTES) {
            row.roll();
            acked = new Mark(row.end(), acked.number());
            cursor.moveToEnd();
        }
    }

    private void save() throws IOException {
        long changes = parts.account().changes();
        parts.ledger()
                .save(new Ledger.State(acked, lastAppended, parts.account().open()));
        saved = acked;
        savedAppended = lastAppended;
        savedChanges = changes;
    }

    /** Whether a power failure would cost something that is not acknowledged. */
    boolean unforced() {
        return unforced;
    }

    void force() throws IOException {
        row.force();
        parts.ledger().force();
        unforced = false;
    }

    /** How many entries are not acknowledged. */
    int waiting() {
        return waiting;
    }

    /** What it takes on the disk; bytes. */
    long bytes() {
        return row.bytes() + Ledger.FILE_BYTES;
    }

    void release() {
        row.release();
        parts.ledger().release();
    }
}
