package io.hoststream.storage.export;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Network;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Samples for the tests. */
final class Hosts {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final long START_MILLIS = START.toEpochMilli();

    private Hosts() {}

    /** A sample with every family that the collector reads; filesystems only if wanted. */
    static HostSample sample(String host, long sequence, boolean filesystems) {
        HostSample.Builder sample = bare(host, "id-" + host, START, sequence)
                .setCpu(cpu())
                .setMemory(memory())
                .setDisks(List.of(Disk.newBuilder()
                        .setDevice("sda")
                        .setAwaitMillis(2.5f)
                        .setUtilPercent(7f)
                        .setReadBytesPerSecond(10f)
                        .setReadBytes(4096L)
                        .setReadMillis(1500L)
                        .build()))
                .setNetworks(List.of(Network.newBuilder()
                        .setDevice("eth0")
                        .setSpeedBitsPerSecond(1_000_000_000L)
                        .setReceivedBytes(77L)
                        .build()));
        if (filesystems) {
            sample.setFilesystems(List.of(filesystem()));
        }
        return sample.build();
    }

    static HostSample.Builder bare(String host, String hostId, Instant epoch, long sequence) {
        return HostSample.newBuilder()
                .setHost(host)
                .setHostId(hostId)
                .setEpoch(epoch)
                .setSequence(sequence)
                .setTime(START.plusSeconds(sequence))
                .setIntervalMillis(10_000)
                .setLabels(Map.of("environment", "test", "rack", "7"))
                .setMarks(Marks.newBuilder().setDroppedBefore(List.of()).build());
    }

    /** What a host registers at its start. */
    static HostInfo.Builder info(String host) {
        return HostInfo.newBuilder()
                .setHost(host)
                .setHostId("id-" + host)
                .setEpoch(START)
                .setTime(START)
                .setIntervalMillis(10_000)
                .setCollectorVersion("1.2.3");
    }

    static Batch<HostInfo> registered(HostInfo info) {
        return batch(info.getHost(), info);
    }

    static Batch<HostInfo> unregistered(String host) {
        return batch(host, null);
    }

    private static Batch<HostInfo> batch(String host, @Nullable HostInfo info) {
        return new Batch<>(new TopicPartition("hosts", 0), List.of(new Received<>(host, info, 0, START_MILLIS)), 1);
    }

    private static Cpu cpu() {
        return Cpu.newBuilder()
                .setLogicalCount(1)
                .setUsagePercent(7f)
                .setTicks(new CpuTicks(150L, 0L, 50L, 700L, 0L, 0L, 0L, 0L, null, null))
                .setCores(List.of(CpuCore.newBuilder()
                        .setName("cpu0")
                        .setUsagePercent(12.5f)
                        .build()))
                .build();
    }

    private static Memory memory() {
        return Memory.newBuilder()
                .setTotalBytes(1024L)
                .setUsedBytes(512L)
                .setUsagePercent(50f)
                .build();
    }

    private static Filesystem filesystem() {
        return Filesystem.newBuilder()
                .setMountpoint("/data \"x\"\\\n")
                .setDevice("/dev/sda1")
                .setType("ext4")
                .setTotalBytes(1000L)
                .setUsagePercent(40f)
                .build();
    }
}
