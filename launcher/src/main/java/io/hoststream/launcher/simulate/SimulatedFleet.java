package io.hoststream.launcher.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All hosts of a plan, each with its place in the interval, so that they do not all speak in the same instant. */
public final class SimulatedFleet {

    private final FleetPlan plan;
    private final List<SimulatedHost> hosts;

    /** A fleet that has not said anything. */
    public SimulatedFleet(FleetPlan plan) {
        this.plan = plan;
        List<SimulatedHost> all = new ArrayList<>(plan.hosts());
        for (int index = 0; index < plan.hosts(); index++) {
            all.add(new SimulatedHost(plan, index));
        }
        this.hosts = List.copyOf(all);
    }

    /** The hosts, in the order of their index. */
    public List<SimulatedHost> hosts() {
        return hosts;
    }

    /** How long after the start of each interval the host with this index speaks. */
    public Duration offset(int index) {
        return plan.interval().multipliedBy(index).dividedBy(plan.hosts());
    }

    /** When the host with this index speaks in the given round after {@code start}. */
    public Instant due(Instant start, long round, int index) {
        return start.plus(plan.interval().multipliedBy(round)).plus(offset(index));
    }
}
