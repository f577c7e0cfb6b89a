package io.hoststream.archive;

import io.hoststream.avro.Connections;
import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Load;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Network;
import io.hoststream.avro.Pressure;
import io.hoststream.avro.PressureTotals;
import io.hoststream.avro.Processes;
import io.hoststream.avro.SequenceRange;
import io.hoststream.avro.Swap;
import io.hoststream.avro.Temperature;
import io.hoststream.avro.TopProcess;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Samples to write. */
public final class Samples {

    /** When the first one was taken. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    /** A sample with little in it: a load average and a count of processes. */
    public static HostSample small(String hostId, long epochMillis, long sequence) {
        return builder(hostId, epochMillis, sequence).build();
    }

    /** The same sample with another value in a field. */
    public static HostSample changed(HostSample sample, String field, @Nullable Object value) {
        sample.put(HostSample.getClassSchema().getField(field).pos(), value);
        return sample;
    }

    /** A sample with so many disks, the first of which is left out of so many. */
    public static HostSample withDisks(String hostId, long sequence, int disks, int leftOut) {
        return builder(hostId, 1, sequence)
                .setDisks(IntStream.range(leftOut, leftOut + disks)
                        .mapToObj(i -> Disk.newBuilder()
                                .setDevice("sd" + i)
                                .setReadBytesPerSecond((float) (sequence * 100 + i))
                                .setUtilPercent((float) i)
                                .build())
                        .toList())
                .build();
    }

    private static HostSample.Builder builder(String hostId, long epochMillis, long sequence) {
        return HostSample.newBuilder()
                .setHost("host-of-" + hostId)
                .setHostId(hostId)
                .setEpoch(Instant.ofEpochMilli(epochMillis))
                .setSequence(sequence)
                .setTime(START.plusSeconds(10 * sequence))
                .setIntervalMillis(10_000)
                .setMarks(Marks.newBuilder().setDroppedBefore(List.of()).build())
                .setLoad(Load.newBuilder().setOneMinute(0.25f).build())
                .setProcesses(
                        Processes.newBuilder().setTotal(120).setTop(List.of()).build());
    }

    /** A sample with every family. */
    public static HostSample full() {
        return builder("a6e1f9d2-0000-4000-8000-000000000001", START.toEpochMilli(), 7)
                .setHost("web-1.example.org")
                .setElapsedMicros(10_000_123L)
                .setLabels(Map.of("environment", "prod", "region", "eu-west", "rack", "a,b \"c\""))
                .setBootTime(START.minusSeconds(86_400))
                .setMarks(marks())
                .setCpu(cpu())
                .setMemory(Memory.newBuilder()
                        .setTotalBytes(16L << 30)
                        .setAvailableBytes(4L << 30)
                        .setUsedBytes(12L << 30)
                        .setUsagePercent(75f)
                        .build())
                .setSwap(Swap.newBuilder()
                        .setTotalBytes(0)
                        .setUsedBytes(0)
                        .setFreeBytes(0)
                        .build())
                .setDisks(List.of(Disk.newBuilder()
                        .setDevice("nvme0n1")
                        .setReadBytesPerSecond(1234.5f)
                        .setReadBytes(9_007_199_254_740_993L)
                        .setReadMillis(4_294_967_295L)
                        .setUtilPercent(12.3f)
                        .build()))
                .setNetworks(List.of(Network.newBuilder()
                        .setDevice("eth0")
                        .setUp(true)
                        .setSpeedBitsPerSecond(1_000_000_000L)
                        .setSentBytes(1L)
                        .build()))
                .setFilesystems(List.of(Filesystem.newBuilder()
                        .setMountpoint("=cmd|' /C calc'!A0")
                        .setDevice("/dev/sda1")
                        .setType("ext4")
                        .setReadOnly(false)
                        .setTotalBytes(1L << 40)
                        .build()))
                .setPressure(Pressure.newBuilder()
                        .setCpu(PressureTotals.newBuilder()
                                .setSomeMicros(1_500_000L)
                                .build())
                        .build())
                .setConnections(Connections.newBuilder().setTcpEstablished(42L).build())
                .setProcesses(Processes.newBuilder()
                        .setTotal(201)
                        .setTop(List.of(TopProcess.newBuilder()
                                .setPid(1)
                                .setName("systemd\u0007 ünïcode \uD83D\uDE80")
                                .build()))
                        .build())
                .setTemperatures(List.of(new Temperature("coretemp/Package id 0", -5.5f)))
                .setCustom(List.of(new CustomMetric(
                        "queue_depth", Map.of("queue", "in"), CustomKind.COUNTER, 3.0, "Waiting jobs")))
                .build();
    }

    private static Marks marks() {
        return Marks.newBuilder()
                .setFirst(true)
                .setCounterResets(List.of("disks"))
                .setDroppedBefore(List.of(new SequenceRange(START, 1L, 6L)))
                .build();
    }

    private static Cpu cpu() {
        return Cpu.newBuilder()
                .setLogicalCount(2)
                .setUsagePercent(12.3f)
                .setTicks(new CpuTicks(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, null, 0L))
                .setTicksPerSecond(100)
                .setCores(List.of(
                        CpuCore.newBuilder()
                                .setName("cpu0")
                                .setUsagePercent(Float.NaN)
                                .build(),
                        CpuCore.newBuilder()
                                .setName("cpu1")
                                .setUsagePercent(50f)
                                .build()))
                .build();
    }
}
