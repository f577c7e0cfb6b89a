package io.hoststream.serve.view;

import java.time.Duration;

/**
 * How much a view keeps.
 *
 * @param window how far back values reach
 * @param forgetAfter after how long a silence a host leaves
 * @param maxRows the most samples that are kept of one host, whatever its interval
 * @param maxSeries the most series that are kept of one host; further ones are left out
 */
public record ViewLimits(Duration window, Duration forgetAfter, int maxRows, int maxSeries) {

    private static final int MIN_ROWS = 3600;
    private static final int MAX_SERIES = 10_000;

    /** Limits with the standard bounds on memory: 10,000 series of a host, and a sample a second, or 3,600 of them. */
    public static ViewLimits of(Duration window, Duration forgetAfter) {
        int rows = (int) Math.max(MIN_ROWS, window.toSeconds() + 1);
        return new ViewLimits(window, forgetAfter, rows, MAX_SERIES);
    }
}
