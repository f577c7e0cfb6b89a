package io.hoststream.schema.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Network;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropShareTest {

    @Test
    void shouldReadDropsAsAShareOfWhatCameAndWasDropped() {
        Network.Builder eth0 = Network.newBuilder()
                .setDevice("eth0")
                .setDropsInPerSecond(1f)
                .setReceivedPacketsPerSecond(99f)
                .setDropsOutPerSecond(0f)
                .setSentPacketsPerSecond(0f);
        assertThat(drops(eth0)).as("nothing was sent").containsExactly(1.0);

        eth0.setDropsInPerSecond(null).setDropsOutPerSecond(5f);
        assertThat(drops(eth0)).as("not known what was received").containsExactly(100.0);
    }

    private static List<Double> drops(Network.Builder nic) {
        HostSample sample = bare().setNetworks(List.of(nic.build())).build();
        List<Double> found = new ArrayList<>();
        Metrics.readOne(sample, Metric.NETWORK_DROPS_IN_PERCENT, (metric, device, value) -> found.add(value));
        Metrics.readOne(sample, Metric.NETWORK_DROPS_OUT_PERCENT, (metric, device, value) -> found.add(value));
        return found;
    }

    private static HostSample.Builder bare() {
        return HostSample.newBuilder()
                .setHost("web-1")
                .setHostId("id")
                .setEpoch(Instant.EPOCH)
                .setSequence(1)
                .setTime(Instant.EPOCH)
                .setIntervalMillis(10_000)
                .setMarks(new Marks(true, List.of(), null, null, 0, List.of(), List.of(), List.of(), List.of()));
    }
}
