package io.hoststream.archive;

import io.hoststream.archive.format.SampleWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that is being written, and what its name will say. */
final class OpenFile {

    private final SampleWriter writer;
    private final String hour;
    private final long first;
    private long last;
    private Span span;
    private @Nullable Instant seen;
    private boolean closing;
    private boolean published;

    OpenFile(SampleWriter writer, String hour, long first, Instant time) {
        this.writer = writer;
        this.hour = hour;
        this.first = first;
        this.last = first;
        this.span = Span.of(time);
    }

    SampleWriter writer() {
        return writer;
    }

    String hour() {
        return hour;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    Span span() {
        return span;
    }

    void covers(long offset, Instant time) {
        last = offset;
        span = span.with(time);
    }

    /** Whether it has been open for so long, counted from when this was asked first. */
    boolean olderThan(Duration age, Instant now) {
        Instant since = seen;
        if (since == null || now.isBefore(since)) {
            // The first look, or the clock was set back.
            seen = now;
            return false;
        }
        return Duration.between(since, now).compareTo(age) >= 0;
    }

    /** Whether closing has begun: then nothing more goes into it. */
    boolean closing() {
        return closing;
    }

    void markClosing() {
        closing = true;
    }

    boolean published() {
        return published;
    }

    void markPublished() {
        published = true;
    }
}
