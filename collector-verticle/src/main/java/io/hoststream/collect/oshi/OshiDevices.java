package io.hoststream.collect.oshi;

import io.hoststream.collect.reading.CpuReading;
import io.hoststream.collect.reading.CpuReading.Core;
import io.hoststream.collect.reading.DiskReading;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import io.hoststream.collect.reading.NetworkReading.Traffic;
import io.hoststream.collect.reading.Ticks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.hardware.NetworkIF.IfOperStatus;

/** Processors, disks and interfaces as OSHI tells of them. */
final class OshiDevices {

    /** OSHI counts processor time in milliseconds. */
    private static final int TICKS_PER_SECOND = 1000;

    private final HardwareAbstractionLayer hardware;

    OshiDevices(HardwareAbstractionLayer hardware) {
        this.hardware = hardware;
    }

    CpuReading cpu() {
        CentralProcessor processor = hardware.getProcessor();
        long[][] perCore = processor.getProcessorCpuLoadTicks();
        List<Core> cores = new ArrayList<>();
        for (int i = 0; i < perCore.length; i++) {
            int number = processor.getLogicalProcessors().get(i).getProcessorNumber();
            cores.add(new Core("cpu" + number, ticks(perCore[i])));
        }
        return new CpuReading(
                ticks(processor.getSystemCpuLoadTicks()),
                List.copyOf(cores),
                TICKS_PER_SECOND,
                processor.getContextSwitches(),
                processor.getInterrupts(),
                null);
    }

    private static Ticks ticks(long[] counted) {
        return Ticks.of(
                counted[TickType.USER.getIndex()],
                counted[TickType.NICE.getIndex()],
                counted[TickType.SYSTEM.getIndex()],
                counted[TickType.IDLE.getIndex()],
                counted[TickType.IOWAIT.getIndex()],
                counted[TickType.IRQ.getIndex()],
                counted[TickType.SOFTIRQ.getIndex()],
                counted[TickType.STEAL.getIndex()]);
    }

    List<DiskReading> disks() {
        return hardware.getDiskStores().stream().map(OshiDevices::disk).toList();
    }

    private static DiskReading disk(HWDiskStore disk) {
        return new DiskReading(
                shortName(disk.getName()),
                null,
                disk.getReads(),
                disk.getReadBytes(),
                null,
                disk.getWrites(),
                disk.getWriteBytes(),
                null,
                (int) disk.getCurrentQueueLength(),
                disk.getTransferTime(),
                null);
    }

    private static String shortName(String name) {
        return name.startsWith("/dev/") ? name.substring("/dev/".length()) : name;
    }

    List<NetworkReading> networks() {
        return hardware.getNetworkIFs(true).stream().map(OshiDevices::network).toList();
    }

    private static NetworkReading network(NetworkIF network) {
        Boolean up = network.getIfOperStatus() == IfOperStatus.UNKNOWN
                ? null
                : Boolean.valueOf(network.getIfOperStatus() == IfOperStatus.UP);
        return new NetworkReading(
                network.getName(),
                new Link(positive(network.getSpeed()), up, null),
                new Traffic(
                        network.getBytesRecv(), network.getPacketsRecv(), network.getInErrors(), network.getInDrops()),
                new Traffic(network.getBytesSent(), network.getPacketsSent(), network.getOutErrors(), null));
    }

    private static @Nullable Long positive(long speed) {
        return speed > 0 ? Long.valueOf(speed) : null;
    }
}
