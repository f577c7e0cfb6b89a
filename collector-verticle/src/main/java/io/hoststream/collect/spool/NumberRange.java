package io.hoststream.collect.spool;

import java.util.Optional;

/**
 * Consecutive samples of one run.
 *
 * @param epoch the start of the run; milliseconds since 1970
 * @param first the first sequence number
 * @param last the last sequence number, not below the first
 */
public record NumberRange(long epoch, long first, long last) {

    static NumberRange of(SampleNumber number) {
        return new NumberRange(number.epoch(), number.sequence(), number.sequence());
    }

    /** How many samples they are. */
    public long count() {
        return last - first + 1;
    }

    /**
     * What is missing after {@code seen} if {@code before} was to follow it: the numbers up to and including {@code before}.
     * Of a run of which nothing was seen these are its numbers from 1 on. Empty if nothing is missing.
     */
    static Optional<NumberRange> missing(SampleNumber seen, SampleNumber before) {
        if (before.compareTo(seen) <= 0) {
            return Optional.empty();
        }
        long first = before.epoch() == seen.epoch() ? seen.sequence() + 1 : 1;
        return Optional.of(new NumberRange(before.epoch(), first, before.sequence()));
    }
}
