package io.hoststream.serve.view;

/** Where on the topic a host's samples are, and below which offset some were seen that are no longer kept. */
final class Footing {

    private int partition = Arrival.UNKNOWN_PARTITION;
    private long carried = Recent.NO_OFFSET;

    int partition() {
        return partition;
    }

    /** A host in another partition, or on a topic that was made anew, has no offsets that can be compared with those before. */
    void place(Arrival arrival) {
        if (partition != arrival.partition() || arrival.offset() <= carried) {
            partition = arrival.partition();
            carried = Recent.NO_OFFSET;
        }
    }

    /** All rows go. */
    void leave(Recent rows) {
        carried = rows.rows() > 0 ? rows.offset(rows.rows() - 1) : carried;
    }

    long keptFrom(Recent rows) {
        return Math.max(carried, rows.droppedOffset()) + 1;
    }
}
