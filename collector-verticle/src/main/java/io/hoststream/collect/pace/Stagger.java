package io.hoststream.collect.pace;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Where in time the grid of a host lies: a place that follows from its name, so that the hosts of a fleet, however they
 * were started, do not all send in the same instant, and a host keeps its place over restarts; and a little beside it,
 * anew at each start, so that nothing that repeats at the same pace (the kernel's load average, other agents, cron) is
 * met at the same moment for ever.
 */
public final class Stagger {

    /** How much of an interval the place may be off. */
    private static final double JITTER_SHARE = 0.05;

    private Stagger() {}

    /**
     * A point of the grid, not before now and less than an interval after it.
     *
     * @param host the host's name
     * @param interval from one point to the next; nanoseconds
     * @param jitter a random number from 0 to 1
     * @param now the monotonic clock; nanoseconds
     * @param wall the wall clock at that moment
     */
    public static long origin(String host, long interval, double jitter, long now, Instant wall) {
        long place = (long) ((shareOf(host) + jitter * JITTER_SHARE) * interval);
        long wallNanos = TimeUnit.SECONDS.toNanos(wall.getEpochSecond()) + wall.getNano();
        return now + Math.floorMod(place - wallNanos, interval);
    }

    /** A number from 0 to 1 that is spread evenly also over names that differ in one digit. */
    static double shareOf(String host) {
        long mixed = host.hashCode() * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
