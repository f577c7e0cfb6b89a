package io.hoststream.launcher.e2e;

import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.Network;
import java.util.List;

/** The devices of a host that has everything: some are well, others in each of the troubles that a device can have. */
final class FullDevices {

    /** Share of time with a request in flight, of the busy disk. */
    static final double BUSY = 0.9;

    private static final float BUSY_PERCENT = 90f;

    /** Average time of a request of the slow disk; seconds. */
    static final double WAIT = 0.15;

    /** Dropped share of the packets that come in. */
    static final double DROPS = 0.02;

    /** Used share of the full filesystem. */
    static final double FULL = 0.92;

    private static final long GB = 1_000_000_000L;

    private FullDevices() {}

    static List<Disk> disks(long second) {
        return List.of(disk("sda", 150, second), disk("nvme0n1", 1, second));
    }

    /** A disk with 100 reads and 50 writes a second, each of so many milliseconds. */
    private static Disk disk(String device, long millis, long second) {
        return Disk.newBuilder()
                .setDevice(device)
                .setAwaitMillis((float) millis)
                .setReadAwaitMillis((float) millis)
                .setWriteAwaitMillis((float) millis)
                .setUtilPercent(BUSY_PERCENT)
                .setQueueLength(2f)
                .setReads(100 * second)
                .setWrites(50 * second)
                .setReadBytes(1_638_400 * second)
                .setWrittenBytes(3_276_800 * second)
                .setReadMillis(100 * millis * second)
                .setWriteMillis(50 * millis * second)
                .setIoMillis(900 * second)
                .setWeightedIoMillis(2000 * second)
                .setInFlight(3)
                .build();
    }

    static List<Network> networks(long second) {
        Network down = Network.newBuilder()
                .setDevice("eth1")
                .setUp(false)
                .setSentBytes(0L)
                .setReceivedBytes(0L)
                .build();
        return List.of(eth0(second), down);
    }

    private static Network eth0(long second) {
        return Network.newBuilder()
                .setDevice("eth0")
                .setUp(true)
                .setVirtual(false)
                .setSpeedBitsPerSecond(GB)
                .setBandwidthPercent(85f)
                .setSentBytes(20_000_000 * second)
                .setReceivedBytes(106_250_000 * second)
                .setSentPackets(20_000 * second)
                .setReceivedPackets(98_000 * second)
                .setErrorsIn(3 * second)
                .setErrorsOut(2 * second)
                .setDropsIn(2000 * second)
                .setDropsOut(400 * second)
                .build();
    }

    static List<Filesystem> filesystems(long second) {
        Filesystem stuck = Filesystem.newBuilder()
                .setMountpoint("/mnt/far")
                .setDevice("far:/export")
                .setType("nfs4")
                .setStuck(true)
                .build();
        Filesystem root = filesystem("/", "/dev/sda1", FULL, second).build();
        Filesystem data = filesystem("/data", "/dev/nvme0n1p1", 0.4, second)
                .setReadOnly(true)
                .setEmergencyReadOnly(true)
                .build();
        return List.of(root, data, stuck);
    }

    private static Filesystem.Builder filesystem(String mountpoint, String device, double used, long second) {
        long usedBytes = (long) (100 * GB * used) + 10_000 * second;
        return Filesystem.newBuilder()
                .setMountpoint(mountpoint)
                .setDevice(device)
                .setType("ext4")
                .setReadOnly(false)
                .setTotalBytes(100 * GB)
                .setUsedBytes(usedBytes)
                .setFreeBytes(100 * GB - usedBytes)
                .setAvailableBytes(100 * GB - usedBytes)
                .setUsagePercent((float) (100 * used))
                .setInodesTotal(6_000_000L)
                .setInodesUsed(5_100_000L)
                .setInodesFree(900_000L)
                .setInodeUsagePercent(85f);
    }
}
