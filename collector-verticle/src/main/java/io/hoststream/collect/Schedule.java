package io.hoststream.collect;

/**
 * When to tick: at a fixed rate from the first tick on, without drift. A tick that comes late stands for itself; the ones
 * whose time has passed meanwhile are left out and counted, and so is the next if it would follow within half an interval.
 * Pure: the time is an argument. All times are of one monotonic clock; nanoseconds.
 */
final class Schedule {

    private final long interval;
    private long due;
    private int missed;

    /** A schedule whose first tick is at {@code first}. */
    Schedule(long first, long interval) {
        this.due = first;
        this.interval = interval;
    }

    /** When the next tick is due. */
    long due() {
        return due;
    }

    /**
     * A tick begins now, at its time or later.
     *
     * @return how many ticks were left out since the one before
     */
    int begin(long now) {
        long passed = Math.max(0, (now - due) / interval);
        int left = missed + (int) Math.min(passed, Integer.MAX_VALUE);
        long standsFor = due + passed * interval;
        boolean nextTooClose = now - standsFor > interval / 2;
        missed = nextTooClose ? 1 : 0;
        due = standsFor + (nextTooClose ? 2 : 1) * interval;
        return left;
    }
}
