package io.hoststream.launcher.simulate;

import java.time.Instant;

/**
 * What is asked of a machine: the day and the week, a load that strays slowly and quickly, bursts, jobs at fixed times. The
 * day depends on the hour alone; the rest is chance.
 */
final class Demand {

    private static final double HOURS_PER_DAY = 24;
    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final double QUIETEST_HOUR = 4;
    private static final double WEEKEND = 0.6;
    private static final double LEAST = 0.001;
    private static final double MOST = 0.99;
    private static final double BURST_EVERY_SECONDS = 5_400;
    private static final double BURST_SECONDS = 150;

    private final Duty.Appetite appetite;
    private final double hoursAhead;
    private final Chance chance;
    private final Wander slow;
    private final Wander quick;
    private final Jobs jobs;
    private final double level;
    private final double busiest;
    private double untilBurst;
    private double burstLeft;
    private double burst;

    /** Demand in a region whose clocks are so many hours ahead. */
    Demand(Duty duty, double hoursAhead, Chance chance) {
        this.appetite = duty.appetite();
        this.hoursAhead = hoursAhead;
        this.chance = chance;
        this.slow = new Wander(1_200, chance);
        this.quick = new Wander(25, chance);
        this.jobs = Jobs.of(duty, chance);
        // No two servers are equally loaded, however equal they are.
        this.level = chance.betweenOrders(0.4, 1.6);
        this.busiest = appetite.base() + appetite.daily();
        this.untilBurst = chance.waiting(BURST_EVERY_SECONDS);
    }

    /** What was asked for in the time up to now. */
    Activity until(Instant now, double seconds) {
        double day = level * (appetite.base() + appetite.daily() * day(now));
        double stray = appetite.restless() * (slow.after(seconds, chance) + 0.5 * quick.after(seconds, chance));
        double job = jobs.at(now);
        double load = day * Math.exp(stray) + burstAfter(seconds) + job;
        double work = Math.max(LEAST, Math.min(MOST, load));
        double disk = appetite.disk() * (work + 0.5 * job);
        return new Activity(seconds, work, disk, appetite.network() * (work - 0.5 * Math.min(job, work)), Trouble.NONE);
    }

    /** From 0 at the quietest hour to 1 at the busiest. */
    private double day(Instant now) {
        double hours = now.toEpochMilli() / MILLIS_PER_HOUR + hoursAhead;
        double wave = 0.5 - 0.5 * Math.cos(2 * Math.PI * (hours - QUIETEST_HOUR) / HOURS_PER_DAY);
        // 1970 began on a Thursday.
        long dayOfWeek = Math.floorMod((long) Math.floor(hours / HOURS_PER_DAY) + 3, 7);
        return wave * (dayOfWeek < 5 ? 1 : WEEKEND);
    }

    private double burstAfter(double seconds) {
        if (seconds > BURST_EVERY_SECONDS) {
            return burst * BURST_SECONDS / BURST_EVERY_SECONDS;
        }
        untilBurst -= seconds;
        burstLeft -= seconds;
        if (untilBurst <= 0) {
            untilBurst = chance.waiting(BURST_EVERY_SECONDS);
            burstLeft = chance.waiting(BURST_SECONDS);
            burst = appetite.restless() * chance.between(0.1, 1) * Math.min(1, 0.02 + 4 * level * busiest);
        }
        return burstLeft > 0 ? burst : 0;
    }
}
