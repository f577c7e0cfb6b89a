package io.hoststream.archive.history;

import java.time.Instant;

/**
 * What is asked of the newest values.
 *
 * @param selection which series
 * @param from how far back they are looked for, included
 * @param to before when they are
 */
public record LatestQuestion(Selection selection, long from, long to) {

    /**
     * Checks what belongs together.
     *
     * @throws HistoryException that names what cannot be asked
     */
    public LatestQuestion {
        if (from > to) {
            throw HistoryException.question(
                    "the start " + Instant.ofEpochMilli(from) + " is after the end " + Instant.ofEpochMilli(to));
        }
    }
}
