package io.hoststream.collect.sampling;

import static io.hoststream.collect.reading.ReadingFixture.reading;
import static io.hoststream.collect.sampling.Frames.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.Network;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import io.hoststream.collect.reading.NetworkReading.Traffic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkSectionTest {

    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Link GIGABIT = new Link(1_000_000_000L, true, false);
    private static final Traffic IN = new Traffic(1_000L, 10L, 1L, 2L);
    private static final Traffic OUT = new Traffic(5_000L, 50L, 3L, 4L);

    @Test
    void shouldTakeRatesOfBothDirections() {
        Network network = only(
                new NetworkReading("eth0", GIGABIT, IN, OUT),
                new NetworkReading(
                        "eth0",
                        GIGABIT,
                        new Traffic(125_001_000L, 110L, 11L, 22L),
                        new Traffic(250_005_000L, 250L, 13L, 34L)));

        assertThat(network.getReceivedBytesPerSecond()).isEqualTo(12_500_000f);
        assertThat(network.getSentBytesPerSecond()).isEqualTo(25_000_000f);
        assertThat(network.getReceivedPacketsPerSecond()).isEqualTo(10f);
        assertThat(network.getSentPacketsPerSecond()).isEqualTo(20f);
        assertThat(network.getErrorsInPerSecond()).isEqualTo(1f);
        assertThat(network.getErrorsOutPerSecond()).isEqualTo(1f);
        assertThat(network.getDropsInPerSecond()).isEqualTo(2f);
        assertThat(network.getDropsOutPerSecond()).isEqualTo(3f);
        assertThat(network.getBandwidthPercent()).as("of the busier direction").isEqualTo(20f);
        assertThat(network.getReceivedBytes()).isEqualTo(125_001_000);
        assertThat(network.getDropsOut()).isEqualTo(34);
        assertThat(network.getUp()).isTrue();
        assertThat(network.getVirtual()).isFalse();
        assertThat(network.getSpeedBitsPerSecond()).isEqualTo(1_000_000_000);
    }

    @Test
    void shouldNotKnowBandwidthWithoutASpeed() {
        Network network = only(
                new NetworkReading("eth0", Link.UNKNOWN, IN, OUT), new NetworkReading("eth0", Link.UNKNOWN, IN, OUT));

        assertThat(network.getBandwidthPercent()).isNull();
        assertThat(network.getSentBytesPerSecond()).isZero();
        assertThat(network.getUp()).isNull();
    }

    @Test
    void shouldMakeNoRateOfAnInterfaceThatWasMadeAnew() {
        HostSample sample = both(
                new NetworkReading("wg0", GIGABIT, IN, OUT),
                new NetworkReading("wg0", GIGABIT, new Traffic(2_000L, 20L, 1L, 2L), new Traffic(0L, 0L, 0L, 0L)));

        Network network = sample.getNetworks().get(0);
        assertThat(network.getReceivedBytesPerSecond()).isNull();
        assertThat(network.getSentPacketsPerSecond()).isNull();
        assertThat(network.getBandwidthPercent()).isNull();
        assertThat(network.getReceivedBytes()).isEqualTo(2_000);
        assertThat(sample.getMarks().getCounterResets()).containsExactly("wg0");
    }

    @Test
    void shouldHaveNoRateForANewInterface() {
        HostSample sample = sample(
                reading()
                        .after(TEN)
                        .networks(new NetworkReading("eth1", GIGABIT, IN, OUT))
                        .build(),
                reading().networks().build());

        assertThat(sample.getNetworks().get(0).getSentBytesPerSecond()).isNull();
        assertThat(sample.getMarks().getCounterResets()).isEmpty();
    }

    @Test
    void shouldHaveNoRatesAfterARoundWithoutTheFamily() {
        HostSample sample = sample(
                reading()
                        .after(TEN)
                        .networks(new NetworkReading("eth0", GIGABIT, IN, OUT))
                        .build(),
                reading().build());

        assertThat(sample.getNetworks()).hasSize(1);
        assertThat(sample.getNetworks().get(0).getSentBytesPerSecond()).isNull();
    }

    @Test
    void shouldKnowOtherRatesWhereOneCounterIsUnknown() {
        Traffic before = new Traffic(1_000L, 10L, 1L, null);
        Traffic now = new Traffic(2_000L, 20L, 1L, null);
        Network network =
                only(new NetworkReading("en0", GIGABIT, IN, before), new NetworkReading("en0", GIGABIT, IN, now));

        assertThat(network.getSentBytesPerSecond()).isEqualTo(100f);
        assertThat(network.getDropsOutPerSecond()).isNull();
        assertThat(network.getDropsOut()).isNull();
    }

    private static Network only(NetworkReading before, NetworkReading now) {
        return both(before, now).getNetworks().get(0);
    }

    private static HostSample both(NetworkReading before, NetworkReading now) {
        return sample(
                reading().after(TEN).networks(now).build(),
                reading().networks(before).build());
    }
}
