package io.hoststream.launcher.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Work at fixed times.
 *
 * @param nightly once a day, a backup or a long computation
 * @param nightlyMillis how long that takes
 * @param nightlyLoad how much of the processors it takes
 * @param frequent every few minutes to hours, cron
 * @param frequentMillis how long that takes
 * @param frequentLoad how much of the processors it takes
 */
record Jobs(
        Recurrence nightly,
        long nightlyMillis,
        double nightlyLoad,
        Recurrence frequent,
        long frequentMillis,
        double frequentLoad) {

    private static final long DAY = Duration.ofDays(1).toMillis();

    static Jobs of(Duty duty, Chance chance) {
        boolean hard = duty.worksInJobs();
        long minutes = (long) chance.betweenOrders(5, hard ? 180 : 60);
        long period =
                Duration.ofMinutes(chance.oneOf(List.of(5, 10, 15, 30, 60))).toMillis();
        return new Jobs(
                new Recurrence(
                        Duration.ofMinutes((long) chance.between(0, hard ? 1440 : 360))
                                .toMillis(),
                        DAY),
                Duration.ofMinutes(minutes).toMillis(),
                hard ? chance.between(0.5, 0.95) : chance.between(0.02, 0.3),
                new Recurrence(0, period),
                (long) chance.between(period / 100.0, period / (hard ? 3.0 : 20.0)),
                hard ? chance.between(0.1, 0.6) : chance.between(0.002, 0.05));
    }

    /** How much of the processors they take now. */
    double at(Instant now) {
        return (nightly.millisSince(now) < nightlyMillis ? nightlyLoad : 0)
                + (frequent.millisSince(now) < frequentMillis ? frequentLoad : 0);
    }
}
