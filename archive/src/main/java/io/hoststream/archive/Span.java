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

    Span with(Instant time) {
        return new Span(time.isBefore(earliest) ? time : earliest, time.isAfter(latest) ? time : latest);
    }
}
