package io.hoststream.storage.remotewrite;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a receiver said to a request, and what follows from it.
 *
 * @param status of HTTP
 * @param text the beginning of what it said, on one line
 * @param retryAfter how long it asks to be left alone; zero if it does not
 */
record Answer(int status, String text, Duration retryAfter) {

    private static final int MOST_SHOWN = 200;

    /** Prometheus refuses the whole request where others store what they can. */
    private static final List<String> PROMETHEUS =
            List.of("out of order sample", "duplicate sample for timestamp", "out of bounds", "too old sample");

    /** Mimir's names for the same; Thanos has a status of its own for it, 409. */
    private static final List<String> MIMIR =
            List.of("sample-out-of-order", "sample-duplicate-timestamp", "sample-timestamp-too-old");

    /** What follows from an answer. */
    enum Verdict {
        /** Everything is stored. */
        ACCEPTED,
        /** Not now: the same again later. */
        LATER,
        /** Nothing is stored, since some values are older than what the receiver has of their series. */
        TOO_LATE,
        /** Stored but for the values that are older than what the receiver has of their series. */
        PARTLY,
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
        if (status == 400 && speaksOf(PROMETHEUS)) {
            return Verdict.TOO_LATE;
        }
        return status == 409 || (status == 400 && speaksOf(MIMIR)) ? Verdict.PARTLY : Verdict.REFUSED;
    }

    private boolean speaksOf(List<String> words) {
        String said = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(said::contains);
    }

    /** The answer for people: the status and the first words. */
    String shown() {
        String words = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        return words.isEmpty() ? Integer.toString(status) : status + ": " + words;
    }
}
