package io.hoststream.collect.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.CpuCore;
import io.hoststream.avro.Disk;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Network;
import io.hoststream.collect.linux.HostRoot;
import io.hoststream.collect.reading.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Disks, interfaces and processors that go and come back while the collector runs: no spike, no failure, flags set. */
@EnabledOnOs(OS.LINUX)
class RemovedDevicesIT {

    private static final int MEGABYTES = 8;
    private static final Path SECOND_CPU = Path.of("/sys/devices/system/cpu/cpu1/online");
    private static final String CABLE = "ip link add cable0 type veth peer name cable1";
    private static final String TRAFFIC =
            "ip addr add 192.0.2.1/24 dev cable0; ip link set cable1 up; ip link set cable0 up;"
                    + " for i in 1 2 3 4 5 6 7 8; do echo x > /dev/udp/192.0.2.$i/9; done";

    @Test
    void shouldFollowADiskThatIsPulledOutAndPluggedInAgain() throws IOException {
        try (LiveHost host = new LiveHost(HostRoot.OWN)) {
            Reading without = host.read();
            Reading written;
            String name;
            try (MemoryDisk disk = new MemoryDisk()) {
                name = disk.name();
                disk.write(MEGABYTES);
                written = host.read();
            }
            Disk appeared = disk(host.sample(written, without), name);
            assertThat(appeared.getWrittenBytes()).isEqualTo((long) MEGABYTES << 20);
            assertThat(appeared.getWriteBytesPerSecond())
                    .as("a first rate of a new disk")
                    .isNull();

            HostSample gone = host.sample(host.read(), written);
            assertThat(gone.getDisks()).extracting(Disk::getDevice).doesNotContain(name);
            assertThat(gone.getMarks().getFailedFamilies()).isEmpty();

            try (MemoryDisk again = new MemoryDisk()) {
                assertThat(again.name()).isEqualTo(name);
                again.write(1);
                HostSample exchanged = host.sample(host.read(), written);
                assertThat(disk(exchanged, name).getWriteBytesPerSecond()).isNull();
                assertThat(disk(exchanged, name).getUtilPercent()).isNull();
                assertThat(exchanged.getMarks().getCounterResets()).contains(name);
            }
        }
    }

    @Test
    void shouldFollowAnInterfaceThatIsPulledOutAndPluggedInAgain() throws Exception {
        try (ForeignNetwork network = new ForeignNetwork();
                LiveHost host = new LiveHost(network.root())) {
            Reading without = host.read();
            network.run(CABLE);
            network.run(TRAFFIC);
            Reading used = host.read();
            Network appeared = network(host.sample(used, without));
            assertThat(appeared.getSentPackets()).isPositive();
            assertThat(appeared.getSentBytesPerSecond())
                    .as("a first rate of a new interface")
                    .isNull();

            network.run("ip link delete cable0");
            HostSample gone = host.sample(host.read(), used);
            assertThat(gone.getNetworks()).extracting(Network::getDevice).containsExactly("lo");
            assertThat(gone.getMarks().getFailedFamilies()).isEmpty();

            network.run(CABLE);
            HostSample exchanged = host.sample(host.read(), used);
            assertThat(network(exchanged).getSentBytes()).isZero();
            assertThat(network(exchanged).getSentBytesPerSecond()).isNull();
            assertThat(network(exchanged).getReceivedPacketsPerSecond()).isNull();
            assertThat(exchanged.getMarks().getCounterResets()).contains("cable0");
        }
    }

    /** Takes a processor from the whole machine for a moment, so only where somebody said that it may. */
    @Test
    @EnabledIfEnvironmentVariable(
            named = "HOSTSTREAM_TEST_OFFLINE_CPU",
            matches = "1",
            disabledReason = "takes a processor from the whole machine: set HOSTSTREAM_TEST_OFFLINE_CPU=1 to allow it")
    void shouldFollowAProcessorThatIsTakenOfflineAndBack() throws IOException {
        try (LiveHost host = new LiveHost(HostRoot.OWN)) {
            Reading both = host.read();
            HostSample alone;
            Reading one;
            try {
                Files.writeString(SECOND_CPU, "0");
                one = host.read();
                alone = host.sample(one, both);
            } finally {
                Files.writeString(SECOND_CPU, "1");
            }
            HostSample again = host.sample(host.read(), one);

            assertThat(cores(alone))
                    .extracting(CpuCore::getName)
                    .contains("cpu0")
                    .doesNotContain("cpu1");
            assertThat(cores(again)).extracting(CpuCore::getName).contains("cpu0", "cpu1");
            assertThat(Parts.find(cores(again), core -> core.getName().equals("cpu1"))
                            .getUsagePercent())
                    .as("a first share of a processor that came back")
                    .isNull();
            assertPlausible(alone);
            assertPlausible(again);
        }
    }

    /** Every share that is known is one, and one that is not is marked. */
    private static void assertPlausible(HostSample sample) {
        assertThat(sample.getMarks().getFailedFamilies()).isEmpty();
        Float usage = Objects.requireNonNull(sample.getCpu()).getUsagePercent();
        if (usage == null) {
            assertThat(sample.getMarks().getCounterResets()).contains("cpu");
        } else {
            assertThat(usage).isBetween(0f, 100f);
        }
        assertThat(cores(sample)).allSatisfy(core -> {
            if (core.getUsagePercent() != null) {
                assertThat(core.getUsagePercent()).isBetween(0f, 100f);
            }
        });
    }

    private static List<CpuCore> cores(HostSample sample) {
        return Objects.requireNonNull(sample.getCpu()).getCores();
    }

    private static Disk disk(HostSample sample, String name) {
        return Parts.find(sample.getDisks(), disk -> disk.getDevice().equals(name));
    }

    private static Network network(HostSample sample) {
        return Parts.find(sample.getNetworks(), network -> network.getDevice().equals("cable0"));
    }
}
