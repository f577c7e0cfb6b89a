package io.hoststream.serve;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
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
import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Samples, inventory and alerts of hosts that do not exist. */
public final class Samples {

    /** When everything starts; milliseconds since 1970. */
    public static final long START = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();

    /** The interval of every sample. */
    public static final int INTERVAL_MILLIS = 1000;

    private Samples() {}

    /** The {@code sequence}th sample of a host, one second after the one before: cpu usage is the sequence modulo 100. */
    public static HostSample sample(String host, long sequence) {
        return builder(host, sequence).build();
    }

    /** The same, to be changed. */
    public static HostSample.Builder builder(String host, long sequence) {
        return HostSample.newBuilder()
                .setHost(host)
                .setHostId("id-of-" + host)
                .setEpoch(Instant.ofEpochMilli(START))
                .setSequence(sequence)
                .setTime(Instant.ofEpochMilli(timeOf(sequence)))
                .setIntervalMillis(INTERVAL_MILLIS)
                .setLabels(Map.of("environment", "test"))
                .setMarks(marks())
                .setCpu(cpu(sequence % 100))
                .setLoad(Load.newBuilder().setOneMinute(0.5f).build())
                .setMemory(Memory.newBuilder()
                        .setTotalBytes(8_000_000_000L)
                        .setUsagePercent(25.5f)
                        .build());
    }

    /** When the {@code sequence}th sample was taken; milliseconds since 1970. */
    public static long timeOf(long sequence) {
        return START + sequence * INTERVAL_MILLIS;
    }

    /** A sample with so many disks. */
    public static HostSample.Builder withDisks(String host, long sequence, String... devices) {
        List<Disk> disks = new ArrayList<>();
        for (String device : devices) {
            disks.add(Disk.newBuilder()
                    .setDevice(device)
                    .setReadBytesPerSecond(123_456.79f)
                    .setReadBytes(1000L * sequence)
                    .build());
        }
        return builder(host, sequence).setDisks(disks);
    }

    /** A sample with one disk that was busy. */
    public static HostSample withAwait(String host, long sequence, float awaitMillis) {
        Disk busy = Disk.newBuilder()
                .setDevice("vda")
                .setReadBytesPerSecond(1f)
                .setAwaitMillis(awaitMillis)
                .build();
        return builder(host, sequence).setDisks(List.of(busy)).build();
    }

    /** A sample with the root filesystem. */
    public static HostSample.Builder withRoot(String host, long sequence, float usagePercent) {
        return builder(host, sequence)
                .setFilesystems(List.of(Filesystem.newBuilder()
                        .setMountpoint("/")
                        .setDevice("/dev/vda1")
                        .setType("ext4")
                        .setUsagePercent(usagePercent)
                        .setTotalBytes(10_000_000L)
                        .build()));
    }

    /** A sample with so many cores, for size. */
    public static HostSample withCores(String host, long sequence, int count) {
        List<CpuCore> cores = new ArrayList<>();
        for (int core = 0; core < count; core++) {
            cores.add(CpuCore.newBuilder()
                    .setName("cpu" + core)
                    .setUsagePercent((sequence + core) % 97 + 0.123f)
                    .build());
        }
        return builder(host, sequence)
                .setCpu(Cpu.newBuilder().setLogicalCount(count).setCores(cores).build())
                .build();
    }

    /** What a host tells of itself. */
    public static HostInfo info(String host) {
        return info(host, "id-of-" + host);
    }

    /** What a host tells of itself. */
    public static HostInfo info(String host, String hostId) {
        return HostInfo.newBuilder()
                .setHost(host)
                .setHostId(hostId)
                .setEpoch(Instant.ofEpochMilli(START))
                .setTime(Instant.ofEpochMilli(START))
                .setIntervalMillis(INTERVAL_MILLIS)
                .setLabels(Map.of("region", "eu"))
                .setCollectorVersion("1")
                .build();
    }

    /** A state change of an alert on a host's cpu, {@code second} seconds after the start. */
    public static AlertEvent alert(String host, String id, AlertState state, Severity severity, int second) {
        return alert(host, id, state, severity, Instant.ofEpochMilli(timeOf(second)));
    }

    /** A state change of an alert on a host's cpu. */
    public static AlertEvent alert(String host, String id, AlertState state, Severity severity, Instant at) {
        return alertBuilder(host, id, state, severity, at).build();
    }

    /** A state change of an alert on a host's cpu, to be made a different one. */
    public static AlertEvent.Builder alertBuilder(
            String host, String id, AlertState state, Severity severity, Instant at) {
        return AlertEvent.newBuilder()
                .setId(id)
                .setRule("cpu-high")
                .setSeverity(severity)
                .setState(state)
                .setHost(host)
                .setHostId("id-of-" + host)
                .setMetric("cpu_usage_percent")
                .setValue(96.5)
                .setLimit(95)
                .setSince(Instant.ofEpochMilli(START))
                .setTime(at)
                .setSummary("CPU of " + host + " is at 96.5 %");
    }

    /** A silence of all alerts of some hosts, from the start until {@code untilSecond} seconds after it. */
    public static Silence silence(String id, String host, int untilSecond) {
        return Silence.newBuilder()
                .setId(id)
                .setAuthor("ops")
                .setComment("maintenance of " + host)
                .setCreated(Instant.ofEpochMilli(START))
                .setFrom(Instant.ofEpochMilli(START))
                .setUntil(Instant.ofEpochMilli(timeOf(untilSecond)))
                .setHost(host)
                .build();
    }

    private static Marks marks() {
        return Marks.newBuilder()
                .setCounterResets(List.of())
                .setDroppedBefore(List.of())
                .setFailedFamilies(List.of())
                .build();
    }

    private static Cpu cpu(long usage) {
        return Cpu.newBuilder()
                .setLogicalCount(2)
                .setUsagePercent((float) usage)
                .setTicks(CpuTicks.newBuilder()
                        .setUser(100 * usage)
                        .setNice(0)
                        .setSystem(0)
                        .setIdle(0)
                        .setIowait(0)
                        .setIrq(0)
                        .setSoftirq(0)
                        .setSteal(0)
                        .build())
                .setCores(List.of())
                .build();
    }
}
