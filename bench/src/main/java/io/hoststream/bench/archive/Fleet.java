package io.hoststream.bench.archive;

import io.hoststream.avro.HostSample;
import io.hoststream.launcher.simulate.FleetPlan;
import io.hoststream.launcher.simulate.SimulatedFleet;
import io.hoststream.launcher.simulate.SimulatedHost;
import io.hoststream.schema.metric.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A simulated fleet that speaks every ten seconds. */
final class Fleet {

    /** Where a day begins, and one of Prometheus's blocks, which are of two hours. */
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final long SEED = 17;

    private final SimulatedFleet fleet;
    private long round;

    Fleet(int hosts) {
        this.fleet = new SimulatedFleet(FleetPlan.of(SEED, hosts, INTERVAL));
    }

    /** What all hosts say in the next while. */
    List<HostSample> next(Duration time) {
        List<HostSample> samples = new ArrayList<>();
        long end = round + time.dividedBy(INTERVAL);
        for (; round < end; round++) {
            for (int index = 0; index < fleet.hosts().size(); index++) {
                SimulatedHost host = fleet.hosts().get(index);
                Instant due = fleet.due(START, round, index);
                if (host.isUp(due)) {
                    samples.add(host.next(due));
                }
            }
        }
        return samples;
    }

    static long values(List<HostSample> samples) {
        long[] values = {0};
        samples.forEach(sample -> Metrics.read(sample, (metric, device, value) -> values[0]++));
        return values[0];
    }
}
