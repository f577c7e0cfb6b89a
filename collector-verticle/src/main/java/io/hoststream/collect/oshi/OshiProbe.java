package io.hoststream.collect.oshi;

import io.hoststream.collect.reading.CgroupReading;
import io.hoststream.collect.reading.ConnectionsReading;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.HostFacts;
import io.hoststream.collect.reading.LoadReading;
import io.hoststream.collect.reading.MemoryReading;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.PacedReading;
import io.hoststream.collect.reading.PagingReading;
import io.hoststream.collect.reading.Probe;
import io.hoststream.collect.reading.ProcessesReading;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.reading.SwapReading;
import io.hoststream.collect.selection.DeviceSelection;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.VirtualMemory;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.OperatingSystem;

/** Reads any machine that OSHI knows. */
public final class OshiProbe implements Probe {

    private final OperatingSystem system;
    private final HardwareAbstractionLayer hardware;
    private final DeviceSelection selection;
    private final OshiDevices devices;

    /** A probe for this machine. */
    public OshiProbe(SystemInfo info, DeviceSelection selection) {
        this.system = info.getOperatingSystem();
        this.hardware = info.getHardware();
        this.selection = selection;
        this.devices = new OshiDevices(hardware);
    }

    @Override
    public Reading read(Moment moment) {
        Map<Family, String> failures = new EnumMap<>(Family.class);
        return new Reading(
                moment,
                null,
                Instant.ofEpochSecond(system.getSystemBootTime()),
                attempt(Family.CPU, failures, devices::cpu),
                attempt(Family.MEMORY, failures, this::memory),
                attempt(Family.SWAP, failures, this::swap),
                attempt(Family.LOAD, failures, this::load),
                attempt(Family.DISKS, failures, () -> selection.disks(devices.disks())),
                attempt(Family.NETWORKS, failures, () -> selection.networks(devices.networks())),
                null,
                attempt(Family.CONNECTIONS, failures, this::connections),
                attempt(Family.PROCESSES, failures, () -> new ProcessesReading(system.getProcessCount(), null, null)),
                PagingReading.UNKNOWN,
                CgroupReading.NONE,
                PacedReading.NONE,
                failures);
    }

    /** OSHI's failures are those of the system's own calls, of any type: the family is without values then. */
    private static <T> @Nullable T attempt(Family family, Map<Family, String> failures, Supplier<@Nullable T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            failures.put(family, e.toString());
            return null;
        }
    }

    private MemoryReading memory() {
        GlobalMemory memory = hardware.getMemory();
        return new MemoryReading(
                memory.getTotal(), memory.getAvailable(), null, null, null, null, null, null, null, null, null, null);
    }

    private SwapReading swap() {
        VirtualMemory memory = hardware.getMemory().getVirtualMemory();
        long page = hardware.getMemory().getPageSize();
        return new SwapReading(
                memory.getSwapTotal(),
                Math.max(0, memory.getSwapTotal() - memory.getSwapUsed()),
                null,
                memory.getSwapPagesIn() * page,
                memory.getSwapPagesOut() * page);
    }

    private @Nullable LoadReading load() {
        double[] averages = hardware.getProcessor().getSystemLoadAverage(3);
        // Negative where the system has no such thing.
        return averages[0] < 0
                ? null
                : new LoadReading((float) averages[0], (float) averages[1], (float) averages[2], null, null);
    }

    /** Only the counters: listing the connections would walk every open file of every process. */
    private ConnectionsReading connections() {
        InternetProtocolStats stats = system.getInternetProtocolStats();
        long established = stats.getTCPv4Stats().getConnectionsEstablished()
                + stats.getTCPv6Stats().getConnectionsEstablished();
        return new ConnectionsReading(established, null, null, null, null, null);
    }

    @Override
    public HostFacts facts() {
        return new HostFacts(
                system.toString(),
                system.getVersionInfo().getBuildNumber(),
                System.getProperty("os.arch"),
                hardware.getProcessor().getProcessorIdentifier().getName(),
                hardware.getProcessor().getLogicalProcessorCount(),
                hardware.getMemory().getTotal(),
                Instant.ofEpochSecond(system.getSystemBootTime()),
                hardware.getVirtualization().orElse(null));
    }

    @Override
    public void close() {
        // OSHI holds nothing open.
    }
}
