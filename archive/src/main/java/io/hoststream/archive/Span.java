package io.hoststream.archive;

import java.time.Instant;

/**
 * From when the samples of a file are, by their hosts' clocks, both ends included. Late samples make it reach further
 * back than the directory of the file says.
 */
public record Span(Instant earliest, Instant latest) {

    static Span of(Instant time) {
        return new Span(time, time);
    }

    /** Whether some moment is in both. */
    public boolean overlaps(Span other) {
        return !earliest.isAfter(other.latest) && !other.earliest.isAfter(latest);
    }

    Span with(Span other) {
        return with(other.earliest).with(other.latest);
    }

    Span with(Instant time) {
        return new Span(time.isBefore(earliest) ? time : earliest, time.isAfter(latest) ? time : latest);
    }
}
