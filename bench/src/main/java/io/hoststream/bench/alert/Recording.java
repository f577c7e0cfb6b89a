package io.hoststream.bench.alert;

import io.hoststream.avro.HostSample;
import io.hoststream.launcher.simulate.FleetPlan;
import io.hoststream.launcher.simulate.SimulatedHost;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a lifelike fleet says in a while, as it lies on the topic. */
final class Recording {

    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Instant BEGIN = Instant.parse("2026-01-15T06:00:00Z");
    private static final long SEED = 1;

    private final WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final List<byte[]> records = new ArrayList<>();
    private final Duration length;

    /** So many samples of each of so many hosts. */
    Recording(int hosts, int ticks) {
        FleetPlan plan = FleetPlan.of(SEED, hosts, INTERVAL);
        List<SimulatedHost> fleet = IntStream.range(0, hosts)
                .mapToObj(index -> new SimulatedHost(plan, index))
                .toList();
        WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
        for (int tick = 0; tick < ticks; tick++) {
            Instant due = BEGIN.plus(INTERVAL.multipliedBy(tick));
            fleet.forEach(host -> records.add(encoder.encode(host.next(due))));
        }
        length = INTERVAL.multipliedBy(ticks);
    }

    /** How long it is. */
    Duration length() {
        return length;
    }

    /** All samples, decoded as role alert does it. */
    List<HostSample> decoded() {
        return records.stream().map(decoder::decode).toList();
    }
}
