package io.hoststream.collect.pace;

import java.util.concurrent.TimeUnit;

/**
 * When to tick: at once, and from then on at the points of a grid, without drift. A tick that comes late stands for
 * itself; the ones whose time has passed meanwhile are left out and counted, and so is the next if it would follow within
 * half an interval. The grid may become narrower or wider on the way; its points stay anchored at the same origin. Pure:
 * the time is an argument. All times are of one monotonic clock; nanoseconds.
 */
public final class Schedule {

    /** The second tick brings the first rates: it comes soon, but not so soon that they mean nothing. */
    private static final long FIRST_GAP = TimeUnit.SECONDS.toNanos(1);

    private final long origin;
    private long interval;
    private long due;
    private long lastBegun;
    private boolean begun;
    private int missed;

    /**
     * A schedule that has not begun.
     *
     * @param first when the first tick is due, on the grid or not
     * @param origin a point of every grid
     * @param interval from one point to the next
     */
    public Schedule(long first, long origin, long interval) {
        this.due = first;
        this.origin = origin;
        this.interval = interval;
    }

    /** When the next tick is due. */
    public long due() {
        return due;
    }

    /**
     * A tick begins now, at its time or later.
     *
     * @param next the interval from here on
     * @return how many ticks were left out since the one before
     */
    public int begin(long now, long next) {
        long passed = begun ? Math.max(0, (now - due) / interval) : 0;
        long standsFor = due + passed * interval;
        int left = missed + (int) Math.min(passed, Integer.MAX_VALUE);
        boolean sameGrid = begun && next == interval;
        long gap = begun ? Math.min(interval, next) / 2 : Math.min(FIRST_GAP, next / 2);
        interval = next;
        due = pointFrom(now + gap);
        missed = sameGrid ? (int) ((due - standsFor) / interval) - 1 : 0;
        begun = true;
        lastBegun = now;
        return left;
    }

    /**
     * The interval has become shorter while the next tick is waited for: it is due at the first point of the narrower
     * grid. A longer interval takes effect with the next tick and changes nothing here.
     */
    public void quicken(long now, long next) {
        if (!begun || next >= interval) {
            return;
        }
        boolean leftOutIsYetToCome = due - interval - now > 0;
        if (leftOutIsYetToCome) {
            missed = 0;
        }
        interval = next;
        due = pointFrom(Math.max(now - lastBegun, next / 2) + lastBegun);
    }

    /** The first point of the grid that is not before this time. */
    private long pointFrom(long time) {
        return time + Math.floorMod(origin - time, interval);
    }
}
