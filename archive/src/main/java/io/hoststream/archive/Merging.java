package io.hoststream.archive;

import java.io.IOException;
import java.time.Duration;

/**
 * How closed files are merged: those of an hour when it is over, those of a day when it is.
 *
 * @param grace how long after its end an hour or a day counts as over
 * @param bytes how large files get by being merged at most; what is merged at once is no more than that
 * @param room is asked before every merge
 */
public record Merging(Duration grace, long bytes, Room room) {

    /** Knows how much room there is. */
    public interface Room {

        /**
         * Makes sure that there is room for so many bytes more.
         *
         * @throws IOException if there is not
         */
        void need(long bytes) throws IOException;
    }
}
