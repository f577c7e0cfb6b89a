package io.hoststream.bench.scrape;

import io.hoststream.avro.Connections;
import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Load;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Network;
import io.hoststream.avro.Pressure;
import io.hoststream.avro.PressureTotals;
import io.hoststream.avro.Processes;
import io.hoststream.avro.Swap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A host of two processors, a disk, an interface and two filesystems, with numbers as long as real ones. */
final class FilledHost {

    private final String name;
    private final Random random;

    FilledHost(int number) {
        this.name = "web-" + number + ".example.org";
        this.random = new Random(number);
    }

    HostSample sample(Instant start, long sequence) {
        return identified(start, sequence)
                .setCpu(cpu())
                .setMemory(memory())
                .setSwap(new Swap(
                        4L << 30, bytes(), bytes(), share(), bytes(), bytes(), bytes(), rate(), rate(), bytes(),
                        bytes(), count(), rate(), rate(), rate()))
                .setLoad(new Load(share(), share(), share(), 3, 400))
                .setDisks(List.of(disk("nvme0n1")))
                .setNetworks(List.of(network("eth0")))
                .setFilesystems(List.of(filesystem("/", "/dev/nvme0n1p2"), filesystem("/var", "/dev/nvme0n1p3")))
                .setPressure(new Pressure(totals(), totals(), totals(), totals()))
                .setConnections(new Connections(count(), count(), count(), count(), count(), count()))
                .setProcesses(Processes.newBuilder()
                        .setTotal(300)
                        .setRunning(2)
                        .setBlocked(0)
                        .setTop(List.of())
                        .build())
                .build();
    }

    private HostSample.Builder identified(Instant start, long sequence) {
        return HostSample.newBuilder()
                .setHost(name)
                .setHostId("id-" + name)
                .setEpoch(start)
                .setSequence(sequence)
                .setTime(start.plusSeconds(10 * sequence))
                .setIntervalMillis(10_000)
                .setLabels(Map.of("environment", "production", "region", "eu-west-1", "group", "web"))
                .setBootTime(start.minusSeconds(86_400))
                .setMarks(Marks.newBuilder().setDroppedBefore(List.of()).build());
    }

    HostInfo info(Instant start) {
        return HostInfo.newBuilder()
                .setHost(name)
                .setHostId("id-" + name)
                .setEpoch(start)
                .setTime(start)
                .setIntervalMillis(10_000)
                .setCollectorVersion("1.0.0")
                .setOperatingSystem("Debian GNU/Linux 12")
                .setKernel("6.1.0-18-amd64")
                .setArchitecture("amd64")
                .build();
    }

    private long count() {
        return random.nextInt(100_000_000);
    }

    private long bytes() {
        return random.nextLong(1L << 40);
    }

    private float rate() {
        return random.nextFloat() * 100_000;
    }

    private float share() {
        return random.nextFloat() * 100;
    }

    private CpuTicks ticks() {
        return new CpuTicks(count(), count(), count(), count(), count(), count(), count(), count(), 0L, 0L);
    }

    private Cpu cpu() {
        return Cpu.newBuilder()
                .setLogicalCount(2)
                .setUsagePercent(share())
                .setTicks(ticks())
                .setContextSwitches(count())
                .setInterrupts(count())
                .setForks(count())
                .setCores(List.of(new CpuCore("cpu0", share(), ticks()), new CpuCore("cpu1", share(), ticks())))
                .build();
    }

    private Memory memory() {
        return Memory.newBuilder()
                .setTotalBytes(16L << 30)
                .setAvailableBytes(bytes())
                .setUsedBytes(bytes())
                .setUsagePercent(share())
                .setFreeBytes(bytes())
                .setBuffersBytes(bytes())
                .setCachedBytes(bytes())
                .setSharedBytes(bytes())
                .setSlabBytes(bytes())
                .setSlabReclaimableBytes(bytes())
                .setDirtyBytes(bytes())
                .setAnonymousBytes(bytes())
                .setCommittedBytes(bytes())
                .setOomKills(0L)
                .build();
    }

    private Disk disk(String device) {
        return Disk.newBuilder()
                .setDevice(device)
                .setAwaitMillis(share())
                .setReadAwaitMillis(share())
                .setWriteAwaitMillis(share())
                .setUtilPercent(share())
                .setQueueLength(share())
                .setReads(count())
                .setWrites(count())
                .setReadBytes(bytes())
                .setWrittenBytes(bytes())
                .setReadMillis(count())
                .setWriteMillis(count())
                .setIoMillis(count())
                .setWeightedIoMillis(count())
                .setInFlight(1)
                .build();
    }

    private Network network(String device) {
        return Network.newBuilder()
                .setDevice(device)
                .setSpeedBitsPerSecond(10_000_000_000L)
                .setUp(true)
                .setBandwidthPercent(share())
                .setSentBytes(bytes())
                .setReceivedBytes(bytes())
                .setSentPackets(count())
                .setReceivedPackets(count())
                .setErrorsIn(0L)
                .setErrorsOut(0L)
                .setDropsIn(count())
                .setDropsOut(0L)
                .build();
    }

    private Filesystem filesystem(String mountpoint, String device) {
        return Filesystem.newBuilder()
                .setMountpoint(mountpoint)
                .setDevice(device)
                .setType("ext4")
                .setReadOnly(false)
                .setTotalBytes(bytes())
                .setUsedBytes(bytes())
                .setFreeBytes(bytes())
                .setAvailableBytes(bytes())
                .setUsagePercent(share())
                .setInodesTotal(count())
                .setInodesUsed(count())
                .setInodesFree(count())
                .setInodeUsagePercent(share())
                .build();
    }

    private PressureTotals totals() {
        return new PressureTotals(bytes(), bytes(), share(), share());
    }
}
