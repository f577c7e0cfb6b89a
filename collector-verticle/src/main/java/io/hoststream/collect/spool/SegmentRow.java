package io.hoststream.collect.spool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The segments of a spool, oldest first; the last is the current one, which records are appended to. Never empty. */
final class SegmentRow {

    private final Disk disk;
    private final List<Segment> segments;
    private long bytes;

    /** The segments that there are, in order; at least one. */
    SegmentRow(Disk disk, List<Segment> segments) {
        this.disk = disk;
        this.segments = new ArrayList<>(segments);
        this.bytes = segments.stream().mapToLong(Segment::end).sum();
    }

    /** What all of them take; bytes. */
    long bytes() {
        return bytes;
    }

    Segment first() {
        return segments.get(0);
    }

    Segment current() {
        return segments.get(segments.size() - 1);
    }

    boolean onlyOne() {
        return segments.size() == 1;
    }

    /** The segment of that number, or the next one there is. */
    Segment at(long number) {
        for (Segment segment : segments) {
            if (segment.number() >= number) {
                return segment;
            }
        }
        return current();
    }

    /** The segment that follows; the argument is not the current one. */
    Segment after(Segment segment) {
        return at(segment.number() + 1);
    }

    /** Where the next record goes. */
    Place end() {
        return new Place(current().number(), current().end());
    }

    void appended(int count) {
        bytes += count;
    }

    /** Begins a new segment. */
    void roll() throws IOException {
        Segment made = Segment.create(disk, current().number() + 1);
        current().release();
        segments.add(made);
        bytes += Segment.HEADER_BYTES;
    }

    void deleteFirst() throws IOException {
        first().delete();
        bytes -= first().end();
        segments.remove(0);
    }

    void force() throws IOException {
        for (Segment segment : segments) {
            segment.force();
        }
    }

    void release() {
        segments.forEach(Segment::release);
    }
}
