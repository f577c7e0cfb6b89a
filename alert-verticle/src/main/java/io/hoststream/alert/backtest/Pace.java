package io.hoststream.alert.backtest;

import io.hoststream.archive.history.files.ReplayedSample;

/**
 * How often one host says something, which the archive does not keep: the longest of the last few times between two samples of
 * a run, since what is expected too soon would be taken for missing.
 */
final class Pace {

    /** Before anything is known, the default of collectors. */
    static final long UNKNOWN_MILLIS = 10_000;

    private static final int REMEMBERED = 4;

    private final long[] lately = new long[REMEMBERED];
    private int known;
    private int next;
    private long epoch = Long.MIN_VALUE;
    private long sequence;
    private long time;

    /** Takes in the host's next sample and returns the interval in effect after it, in milliseconds. */
    int after(ReplayedSample sample) {
        long numbers = sample.sequence() - sequence;
        if (sample.epochMillis() == epoch && numbers > 0 && sample.timeMillis() > time) {
            lately[next] = (sample.timeMillis() - time) / numbers;
            next = (next + 1) % REMEMBERED;
            known = Math.min(REMEMBERED, known + 1);
        }
        epoch = sample.epochMillis();
        sequence = sample.sequence();
        time = sample.timeMillis();
        return (int) Math.min(Integer.MAX_VALUE, longest());
    }

    private long longest() {
        long longest = known == 0 ? UNKNOWN_MILLIS : 0;
        for (int i = 0; i < known; i++) {
            longest = Math.max(longest, lately[i]);
        }
        return longest;
    }
}
