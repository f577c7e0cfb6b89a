package io.hoststream.launcher.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The events in a host's life, at moments that follow from the time alone, so that a host that is simulated again
 * continues where it was.
 *
 * @param boots when the machine is booted
 * @param restarts when its collector is started anew
 * @param deployments when its services are
 * @param linkResets when the driver of a network interface is loaded anew
 */
record Turns(Recurrence boots, Recurrence restarts, Recurrence deployments, Recurrence linkResets) {

    private static final long STARTS_MILLIS = 14_000;
    private static final long STOPS_MILLIS = 20_000;

    static Turns any(Chance chance) {
        return new Turns(
                Recurrence.every(Duration.ofDays(20), Duration.ofDays(120), chance),
                Recurrence.every(Duration.ofDays(7), Duration.ofDays(40), chance),
                Recurrence.every(Duration.ofDays(3), Duration.ofDays(21), chance),
                Recurrence.every(Duration.ofDays(60), Duration.ofDays(300), chance));
    }

    /** By the second, as the kernel tells it. */
    Instant booted(Instant now) {
        return boots.last(now).truncatedTo(ChronoUnit.SECONDS);
    }

    Instant restarted(Instant now) {
        return restarts.last(now);
    }

    Instant deployed(Instant now) {
        return deployments.last(now);
    }

    Instant linkReset(Instant now) {
        return linkResets.last(now);
    }

    boolean isUp(Instant now) {
        return boots.millisSince(now) >= STARTS_MILLIS && boots.millisUntil(now) >= STOPS_MILLIS;
    }
}
