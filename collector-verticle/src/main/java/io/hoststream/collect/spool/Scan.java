package io.hoststream.collect.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of segments in order and passes over what is damaged: from a record whose checksum is wrong it looks for
 * the next marker that begins a whole record. Keeps a piece of the file in a buffer, which grows to the largest record.
 */
final class Scan {

    private static final int CHUNK = 64 << 10;
    private static final int MARKER_BYTES = 4;

    /**
     * A record that was found.
     *
     * @param head what it says of itself
     * @param start where it begins in its segment
     * @param end where it ends
     * @param skipped how many damaged bytes lie before it
     */
    record Found(RecordForm.Head head, long start, long end, long skipped) {}

    private final RecordForm form;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private long chunkSegment = -1;
    private long chunkStart;

    Scan(RecordForm form) {
        this.form = form;
    }

    /** The first whole record of the segment at or after {@code from} and before {@code to}; null if there is none. */
    @Nullable
    Found next(Segment segment, long from, long to) throws IOException {
        long at = from;
        while (at + RecordForm.HEADER_BYTES <= to) {
            RecordForm.Head head = headAt(segment, at, to);
            if (head != null) {
                return new Found(head, at, at + head.bytes(), at - from);
            }
            at = nextMarker(segment, at + 1, to);
        }
        return null;
    }

    /** The entry of the record that {@link #next} found last. */
    Entry entry(Segment segment, Found found) throws IOException {
        int at = load(segment, found.start(), found.head().bytes(), found.end());
        return RecordForm.entry(chunk, at, found.head());
    }

    private RecordForm.@Nullable Head headAt(Segment segment, long at, long to) throws IOException {
        int position = load(segment, at, RecordForm.HEADER_BYTES, to);
        int bytes = RecordForm.claimedBytes(chunk, position);
        if (bytes == 0 || at + bytes > to) {
            return null;
        }
        return form.head(chunk, load(segment, at, bytes, to), bytes);
    }

    private long nextMarker(Segment segment, long from, long to) throws IOException {
        for (long at = from; at + RecordForm.HEADER_BYTES <= to; at++) {
            if (chunk.getInt(load(segment, at, MARKER_BYTES, to)) == RecordForm.MARKER) {
                return at;
            }
        }
        return to;
    }

    /** Has these bytes in the chunk; returns where. */
    private int load(Segment segment, long at, int bytes, long to) throws IOException {
        boolean there =
                segment.number() == chunkSegment && at >= chunkStart && at + bytes <= chunkStart + chunk.limit();
        if (!there) {
            chunkSegment = -1;
            int wanted = (int) Math.max(bytes, Math.min(CHUNK, to - at));
            if (chunk.capacity() < wanted) {
                chunk = ByteBuffer.allocate(wanted);
            }
            chunk.clear().limit(wanted);
            segment.read(chunk, at);
            clearRest();
            chunkSegment = segment.number();
            chunkStart = at;
        }
        return (int) (at - chunkStart);
    }

    /** A file that is shorter than it was reads as zeros, which is no record. */
    private void clearRest() {
        while (chunk.hasRemaining()) {
            chunk.put((byte) 0);
        }
        chunk.rewind();
    }

    /** Lets go of the buffer; it is not needed while everything that is appended goes straight on. */
    void release() {
        chunk = ByteBuffer.allocate(0);
        chunkSegment = -1;
    }
}
