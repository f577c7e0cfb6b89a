package io.hoststream.serve.view;

/** After how long without a word a host counts as silent: three intervals, and at least five seconds. */
final class Patience {

    private static final int INTERVALS = 3;
    private static final long AT_LEAST_MILLIS = 5000;

    private Patience() {}

    /** How long that is for a host with this interval; milliseconds. */
    static long millis(long intervalMillis) {
        return Math.max(INTERVALS * intervalMillis, AT_LEAST_MILLIS);
    }
}
