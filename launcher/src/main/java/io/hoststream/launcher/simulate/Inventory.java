package io.hoststream.launcher.simulate;

import io.hoststream.avro.HostInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a simulated host is, as a collector would register it. */
final class Inventory {

    private Inventory() {}

    static HostInfo.Builder of(Hardware hardware, SimulatedHost host, Instant now) {
        return HostInfo.newBuilder()
                .setHost(host.name())
                .setHostId(host.hostId().toString())
                .setEpoch(host.epoch())
                .setTime(now.truncatedTo(ChronoUnit.MILLIS))
                .setIntervalMillis(host.intervalMillis())
                .setLabels(host.labels())
                .setCollectorVersion("simulated")
                .setOperatingSystem("Debian GNU/Linux 12 (bookworm)")
                .setKernel("6.1.0-28-amd64")
                .setArchitecture("amd64")
                .setCpuModel(
                        hardware.virtual()
                                ? "AMD EPYC 7763 64-Core Processor"
                                : "Intel(R) Xeon(R) Gold 6326 CPU @ 2.90GHz")
                .setLogicalProcessors(hardware.cores())
                .setMemoryBytes(hardware.memory())
                .setVirtualization(hardware.virtual() ? "kvm" : null);
    }
}
