package io.hoststream.launcher.simulate;

import java.time.Instant;
import java.util.Locale;

/** What goes wrong in a fleet, for those who want to compare it with what was noticed. */
public final class IncidentList {

    private IncidentList() {}

    /** Every incident that begins from one time on and before another: host, kind, start and end, a line each. */
    public static String csv(FleetPlan plan, Instant from, Instant to) {
        StringBuilder text = new StringBuilder("host,kind,start,end\n");
        for (SimulatedHost host : new SimulatedFleet(plan).hosts()) {
            for (Incident incident : host.incidents(from, to)) {
                String kind = incident.kind().name().toLowerCase(Locale.ROOT);
                text.append(host.name()).append(',').append(kind);
                text.append(',')
                        .append(incident.start())
                        .append(',')
                        .append(incident.end())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
