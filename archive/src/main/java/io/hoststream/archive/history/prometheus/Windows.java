package io.hoststream.archive.history.prometheus;

/**
 * How a window of the store's has to be written so that it holds a span of time exactly, its first millisecond included and
 * what follows its last not.
 *
 * @param closed whether windows hold values at both their ends, as before Prometheus 3; otherwise not at their beginning
 */
record Windows(boolean closed) {

    /** An expression that tells the two apart: three times lie in the window if it is closed, else two. */
    static final String PROBE = "count_over_time(vector(1)[2s:1s])";

    /** The number that the probe gives where windows are closed. */
    static final double CLOSED = 3;

    /** The window for a span, which is to be looked at from its last millisecond. */
    String over(long spanMillis) {
        return "[" + Math.max(1, closed ? spanMillis - 1 : spanMillis) + "ms]";
    }
}
