package io.hoststream.storage.naming;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Samples for the tests, and what a naming makes of them. */
final class NamedSamples {

    static final Instant TIME = Instant.parse("2026-01-01T00:00:00.500Z");

    private NamedSamples() {}

    static HostSample.Builder sample() {
        return HostSample.newBuilder()
                .setHost("a")
                .setHostId("id")
                .setEpoch(TIME)
                .setSequence(1)
                .setTime(TIME)
                .setIntervalMillis(10_000)
                .setLabels(Map.of("environment", "test", "rack", "7"))
                .setMarks(Marks.newBuilder().setDroppedBefore(List.of()).build());
    }

    static HostInfo.Builder info() {
        return HostInfo.newBuilder()
                .setHost("a")
                .setHostId("id")
                .setEpoch(TIME)
                .setTime(TIME)
                .setIntervalMillis(10_000)
                .setCollectorVersion("1.2.3");
    }

    static NamedHost host(NamingScheme scheme) {
        return new Labelling(scheme.naming(), List.of("environment"), Map.of()).host();
    }

    /** The series by name and labels, as the text format writes them. */
    static Map<String, Double> read(NamedHost host, HostSample sample, @Nullable HostInfo info) {
        Map<String, Double> series = new LinkedHashMap<>();
        host.read(sample, info, (family, labels, value) -> series.put(family.name() + labels, value));
        return series;
    }
}
