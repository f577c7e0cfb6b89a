package io.hoststream.collect.spool;

/**
 * A place in a spool.
 *
 * @param segment the number of the segment
 * @param offset the offset in its file; bytes
 */
record Place(long segment, long offset) implements Comparable<Place> {

    /** Before the first record of a segment. */
    static Place startOf(long segment) {
        return new Place(segment, Segment.HEADER_BYTES);
    }

    @Override
    public int compareTo(Place other) {
        int file = Long.compare(segment, other.segment);
        return file == 0 ? Long.compare(offset, other.offset) : file;
    }
}
