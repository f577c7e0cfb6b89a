package io.hoststream.serve;

import io.hoststream.avro.Connections;
import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Load;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Network;
import io.hoststream.avro.Swap;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A host that is made up, with a load that swings: for looking at the page without a broker. */
final class SimulatedHost {

    private static final int CORES = 4;
    private static final long MEMORY = 16L << 30;
    private static final int FILESYSTEMS_EVERY = 60;

    private final String name;
    private final int intervalMillis;
    private final Random random;
    private final double phase;
    private long sequence;

    SimulatedHost(int number, int intervalMillis) {
        this.name = String.format(Locale.ROOT, "host-%03d", number);
        this.intervalMillis = intervalMillis;
        this.random = new Random(number);
        this.phase = number;
    }

    String name() {
        return name;
    }

    HostSample next(Instant now) {
        double swing = 0.5 + 0.45 * Math.sin(now.toEpochMilli() / 60_000.0 + phase);
        long number = sequence;
        sequence++;
        HostSample.Builder sample = Samples.builder(name, number + 1)
                .setTime(now)
                .setIntervalMillis(intervalMillis)
                .setLabels(Map.of("environment", phase % 3 == 0 ? "test" : "production", "group", "web"))
                .setCpu(cpu(swing))
                .setMemory(memory(swing))
                .setSwap(Swap.newBuilder()
                        .setTotalBytes(2L << 30)
                        .setUsedBytes(1L << 28)
                        .setFreeBytes((2L << 30) - (1L << 28))
                        .setUsagePercent(12.5f)
                        .setCachedBytes(0L)
                        .setInBytes(0L)
                        .setOutBytes(0L)
                        .setInBytesPerSecond(0f)
                        .setOutBytesPerSecond(0f)
                        .build())
                .setLoad(new Load((float) (CORES * swing), (float) swing, 0.7f, 2, 300))
                .setConnections(new Connections((long) (100 * swing), 20L, 5L, 0L, 4L, 200L))
                .setDisks(List.of(disk("vda", swing), disk("vdb", swing / 3)))
                .setNetworks(List.of(network("eth0", swing), network("lo", 0.01)));
        if (number % Math.max(1, FILESYSTEMS_EVERY * 1000 / intervalMillis) == 0) {
            sample.setFilesystems(List.of(filesystem("/", 62), filesystem("/home", 91)));
        }
        return sample.build();
    }

    private Cpu cpu(double swing) {
        float usage = percent(swing);
        return Cpu.newBuilder()
                .setLogicalCount(CORES)
                .setUsagePercent(usage)
                .setUserPercent(usage * 0.7f)
                .setSystemPercent(usage * 0.2f)
                .setIowaitPercent(usage * 0.05f)
                .setIdlePercent(100 - usage)
                .setCores(IntStream.range(0, CORES)
                        .mapToObj(core -> CpuCore.newBuilder()
                                .setName("cpu" + core)
                                .setUsagePercent(percent(swing))
                                .build())
                        .toList())
                .build();
    }

    private Memory memory(double swing) {
        long used = (long) (MEMORY * (0.4 + 0.3 * swing));
        return Memory.newBuilder()
                .setTotalBytes(MEMORY)
                .setUsedBytes(used)
                .setAvailableBytes(MEMORY - used)
                .setFreeBytes((MEMORY - used) / 2)
                .setCachedBytes((MEMORY - used) / 3)
                .setBuffersBytes((MEMORY - used) / 10)
                .setUsagePercent(100f * used / MEMORY)
                .build();
    }

    private Disk disk(String device, double swing) {
        return Disk.newBuilder()
                .setDevice(device)
                .setReadBytesPerSecond((float) (50e6 * swing * random.nextDouble()))
                .setWriteBytesPerSecond((float) (20e6 * swing * random.nextDouble()))
                .setReadsPerSecond((float) (800 * swing))
                .setWritesPerSecond((float) (300 * swing))
                .setAwaitMillis((float) (8 * swing))
                .setUtilPercent(percent(swing))
                .setQueueLength((float) (2 * swing))
                .build();
    }

    private Network network(String device, double swing) {
        return Network.newBuilder()
                .setDevice(device)
                .setSentBytesPerSecond((float) (10e6 * swing * random.nextDouble()))
                .setReceivedBytesPerSecond((float) (30e6 * swing * random.nextDouble()))
                .setSentPacketsPerSecond((float) (5000 * swing))
                .setReceivedPacketsPerSecond((float) (9000 * swing))
                .setErrorsInPerSecond(0f)
                .setDropsInPerSecond(0f)
                .build();
    }

    private static Filesystem filesystem(String mountpoint, float usage) {
        long total = 500L << 30;
        return Filesystem.newBuilder()
                .setMountpoint(mountpoint)
                .setDevice("/dev/vda" + mountpoint.length())
                .setType("ext4")
                .setTotalBytes(total)
                .setUsedBytes((long) (total * usage / 100))
                .setFreeBytes((long) (total * (100 - usage) / 100))
                .setUsagePercent(usage)
                .setInodeUsagePercent(7f)
                .build();
    }

    private float percent(double swing) {
        return (float) Math.max(0, Math.min(100, 100 * swing + 8 * random.nextGaussian()));
    }
}
