package io.hoststream.launcher.e2e;

import io.hoststream.avro.Connections;
import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Load;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Pressure;
import io.hoststream.avro.PressureTotals;
import io.hoststream.avro.Processes;
import io.hoststream.avro.Swap;
import io.hoststream.avro.Temperature;
import java.util.List;

/** A sample with every family, whose counters rise by the same from one second to the next. */
final class FullSample {

    /** Busy share of the processors. */
    static final double CPU = 0.9;

    /** Used share of memory. */
    static final double MEMORY = 0.75;

    private static final long GB = 1_000_000_000L;

    private FullSample() {}

    /** The sample of that second; whose it is and when it was taken is still to say. */
    static HostSample.Builder at(long second) {
        return HostSample.newBuilder()
                .setSequence(second)
                .setElapsedMicros(1_000_000L)
                .setMarks(Marks.newBuilder()
                        .setFirst(second == 1)
                        .setDroppedBefore(List.of())
                        .build())
                .setCpu(cpu(second))
                .setMemory(memory(second))
                .setSwap(swap(second))
                .setLoad(new Load(6f, 5f, 4f, 3, 300))
                .setDisks(FullDevices.disks(second))
                .setNetworks(FullDevices.networks(second))
                .setFilesystems(FullDevices.filesystems(second))
                .setPressure(pressure(second))
                .setConnections(new Connections(120L, 150L, 30L, 2L, 12L, 400L))
                .setProcesses(processes())
                .setTemperatures(List.of(new Temperature("coretemp/Package id 0", 61f)));
    }

    private static Cpu cpu(long second) {
        // Of 400 ticks a second 20 idle and 20 wait for I/O.
        CpuTicks ticks = CpuTicks.newBuilder()
                .setUser(200 * second)
                .setNice(20 * second)
                .setSystem(100 * second)
                .setIdle(20 * second)
                .setIowait(20 * second)
                .setIrq(10 * second)
                .setSoftirq(20 * second)
                .setSteal(10 * second)
                .build();
        return Cpu.newBuilder()
                .setLogicalCount(4)
                .setUsagePercent((float) (100 * CPU))
                .setTicks(ticks)
                .setContextSwitches(9000 * second)
                .setInterrupts(4000 * second)
                .setForks(15 * second)
                .setCores(List.of(new CpuCore("cpu0", 97f, null), new CpuCore("cpu1", 60f, null)))
                .setCgroupLimitProcessors(2f)
                .setCgroupUsageMicros(500_000 * second)
                .setCgroupThrottledMicros(100_000 * second)
                .build();
    }

    private static Memory memory(long second) {
        return Memory.newBuilder()
                .setTotalBytes(16 * GB)
                .setAvailableBytes(4 * GB)
                .setUsedBytes(12 * GB)
                .setUsagePercent((float) (100 * MEMORY))
                .setFreeBytes(GB)
                .setBuffersBytes(GB / 10)
                .setCachedBytes(3 * GB)
                .setSharedBytes(GB / 5)
                .setSlabBytes(GB / 2)
                .setSlabReclaimableBytes(GB / 4)
                .setDirtyBytes(GB / 100)
                .setAnonymousBytes(9 * GB)
                .setCommittedBytes(20 * GB)
                .setArcReclaimableBytes(GB / 3)
                .setCgroupLimitBytes(GB)
                .setCgroupUsedBytes(GB / 2)
                .setOomKills(second / 4)
                .build();
    }

    private static Swap swap(long second) {
        return Swap.newBuilder()
                .setTotalBytes(4 * GB)
                .setUsedBytes(GB)
                .setFreeBytes(3 * GB)
                .setUsagePercent(25f)
                .setCachedBytes(GB / 50)
                .setInBytes(40_960 * second)
                .setOutBytes(81_920 * second)
                .setPagedInBytes(1_000_000 * second)
                .setPagedOutBytes(2_000_000 * second)
                .setMajorFaults(12 * second)
                .build();
    }

    private static Pressure pressure(long second) {
        PressureTotals waiting = PressureTotals.newBuilder()
                .setSomeMicros(150_000 * second)
                .setFullMicros(50_000 * second)
                .build();
        return new Pressure(waiting, waiting, waiting, waiting);
    }

    private static Processes processes() {
        return Processes.newBuilder()
                .setTotal(210)
                .setRunning(5)
                .setBlocked(2)
                .setTop(List.of())
                .build();
    }
}
