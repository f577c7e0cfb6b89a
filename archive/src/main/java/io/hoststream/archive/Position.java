package io.hoststream.archive;

import java.util.Comparator;

/**
 * How far a lane is: everything up to this offset is in closed files.
 *
 * @param generation the life of the topic that the offset belongs to
 * @param last the last offset; -1 before the first
 */
record Position(long generation, long last) implements Comparable<Position> {

    static final Position START = new Position(0, -1);

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::generation).thenComparingLong(Position::last);

    static Position endOf(ArchiveFile file) {
        return new Position(file.offsets().generation(), file.offsets().last());
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
