package io.hoststream.archive.audit;

import java.time.Instant;

/**
 * Numbers that are not there, both ends included.
 *
 * @param epoch the run of the collector that gave them
 * @param first the first one
 * @param last the last one
 * @param told whether the collector itself said that it gave them up, for want of room
 */
public record Gap(Instant epoch, long first, long last, boolean told) {

    /** How many samples are missing. */
    public long size() {
        return last - first + 1;
    }
}
