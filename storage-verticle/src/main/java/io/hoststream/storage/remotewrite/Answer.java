package io.hoststream.storage.remotewrite;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a receiver said to a request, and what follows from it.
 *
 * @param status of HTTP
 * @param text the beginning of what it said, on one line
 * @param retryAfter how long it asks to be left alone; zero if it does not
 */
record Answer(int status, String text, Duration retryAfter) {

    private static final int MOST_SHOWN = 200;

    /** What follows from an answer. */
    enum Verdict {
        /** Everything is stored. */
        ACCEPTED,
        /** Not now: the same again later. */
        LATER,
        /** Nothing is stored, since some values are older than what the receiver has of their series. */
        TOO_LATE,
        /** Never. */
        REFUSED
    }

    Verdict verdict() {
        if (status >= 200 && status < 300) {
            return Verdict.ACCEPTED;
        }
        if (status == 429 || status >= 500) {
            return Verdict.LATER;
        }
        return status == 400 && speaksOfOrder() ? Verdict.TOO_LATE : Verdict.REFUSED;
    }

    /** Prometheus's own words: it refuses the whole request where others store what they can. */
    private boolean speaksOfOrder() {
        String said = text.toLowerCase(Locale.ROOT);
        return Stream.of("out of order sample", "duplicate sample for timestamp", "out of bounds", "too old sample")
                .anyMatch(said::contains);
    }

    /** The answer for people: the status and the first words. */
    String shown() {
        String words = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        return words.isEmpty() ? Integer.toString(status) : status + ": " + words;
    }
}
