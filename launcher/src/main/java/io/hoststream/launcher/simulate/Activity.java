package io.hoststream.launcher.simulate;

import java.time.Instant;

/**
 * What a machine was busy with on average since the moment before.
 *
 * @param seconds how long that is
 * @param processors share of all processors that was asked for, from 0 to 1
 * @param disk disk work; 1 is a busy disk of its kind
 * @param network traffic; 1 is a tenth of the link
 * @param trouble what goes wrong meanwhile
 */
record Activity(double seconds, double processors, double disk, double network, Trouble trouble) {

    private static final double RUN_AWAY = 0.985;

    /** The same with what incidents do to it. */
    Activity under(Incidents incidents, Instant now) {
        boolean runAway = incidents.under(Incident.Kind.PROCESSORS, now);
        return new Activity(
                seconds,
                runAway ? Math.max(processors, RUN_AWAY) : processors,
                disk,
                network,
                Trouble.at(incidents, now));
    }
}
