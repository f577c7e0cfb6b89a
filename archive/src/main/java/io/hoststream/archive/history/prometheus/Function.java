package io.hoststream.archive.history.prometheus;

import java.util.Locale;

/** What a store is asked to make of the values in a window. */
enum Function {
    SUM_OVER_TIME,
    COUNT_OVER_TIME,
    MIN_OVER_TIME,
    MAX_OVER_TIME,
    LAST_OVER_TIME,
    RATE;

    String of(String window) {
        return name().toLowerCase(Locale.ROOT) + "(" + window + ")";
    }
}
