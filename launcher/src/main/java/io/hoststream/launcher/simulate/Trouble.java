package io.hoststream.launcher.simulate;

import io.hoststream.launcher.simulate.Incident.Kind;
import java.time.Instant;

/**
 * What incidents do to a machine at one moment.
 *
 * @param leaked how much of the memory a program has taken that should not have it; share of all
 * @param slowdown how many times as long disks take
 * @param flood how much of the network is filled; share of all
 * @param lost how many of the packets that come in are lost; share of all
 */
record Trouble(double leaked, double slowdown, double flood, double lost) {

    /** All is well. */
    static final Trouble NONE = new Trouble(0, 1, 0, 0);

    private static final double SLOWDOWN = 1_000;
    private static final double FLOOD = 0.93;
    private static final double LOST = 0.1;

    static Trouble at(Incidents incidents, Instant now) {
        return new Trouble(
                Math.max(0, incidents.progress(Kind.MEMORY, now)),
                incidents.under(Kind.DISK, now) ? SLOWDOWN : 1,
                incidents.under(Kind.NETWORK, now) ? FLOOD : 0,
                incidents.under(Kind.DROPS, now) ? LOST : 0);
    }
}
