package io.hoststream.alert;

import io.hoststream.alert.engine.Arrival;
import io.hoststream.alert.engine.SampleMoment;
import io.hoststream.avro.Cpu;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the samples of one host, one every ten seconds, each at the next offset. */
public final class Samples {

    public static final Instant START = Instant.parse("2026-03-01T02:14:00Z");
    public static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Marks NO_MARKS = marks(null, null);

    private final String host;
    private String hostId;
    private Instant epoch = START;
    private long sequence;
    private Instant time = START.minus(INTERVAL);
    private Map<String, String> labels = Map.of("group", "shop", "environment", "test");
    private Marks marks = NO_MARKS;
    private @Nullable Cpu cpu;
    private @Nullable Memory memory;
    private @Nullable List<Disk> disks;
    private @Nullable List<Filesystem> filesystems;
    private long offset = 99;
    private boolean live = true;
    private Duration delay = Duration.ofMillis(50);
    private Duration interval = INTERVAL;

    private Samples(String host) {
        this.host = host;
        this.hostId = "id-of-" + host;
    }

    public static Samples of(String host) {
        return new Samples(host);
    }

    public static Marks marks(@Nullable Long suspendedMillis, @Nullable Long clockStepMillis) {
        return Marks.newBuilder()
                .setSuspendedMillis(suspendedMillis)
                .setClockStepMillis(clockStepMillis)
                .setDroppedBefore(List.of())
                .build();
    }

    /** The next sample has this CPU usage; null for one that is not known. */
    public Samples cpu(@Nullable Double percent) {
        Float usage = percent == null ? null : percent.floatValue();
        cpu = Cpu.newBuilder()
                .setLogicalCount(2)
                .setUsagePercent(usage)
                .setCores(List.of())
                .build();
        return this;
    }

    public Samples memory(double percent) {
        memory = Memory.newBuilder()
                .setTotalBytes(1L << 30)
                .setUsagePercent((float) percent)
                .build();
        return this;
    }

    /** The next sample carries these disks' utilisation. */
    public Samples disks(Map<String, Double> utilization) {
        disks = utilization.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(disk -> disk(disk.getKey(), disk.getValue().floatValue()))
                .toList();
        return this;
    }

    private static Disk disk(String device, float percent) {
        return new Disk(
                device, null, null, null, null, null, null, null, null, percent, null, null, null, null, null, null,
                null, null, null, null);
    }

    /** The next sample carries one filesystem; null for a sample without the family. */
    public Samples filesystem(@Nullable Double percent) {
        filesystems = percent == null ? null : List.of(filesystem(percent.floatValue()));
        return this;
    }

    private static Filesystem filesystem(float percent) {
        return Filesystem.newBuilder()
                .setMountpoint("/home")
                .setDevice("/dev/sda1")
                .setType("ext4")
                .setReadOnly(false)
                .setUsagePercent(percent)
                .build();
    }

    public Samples labels(Map<String, String> now) {
        labels = now;
        return this;
    }

    public Samples hostId(String id) {
        hostId = id;
        return this;
    }

    public Samples live(boolean now) {
        live = now;
        return this;
    }

    public Samples delay(Duration of) {
        delay = of;
        return this;
    }

    /** A new run of the collector begins. */
    public Samples restart(Instant at) {
        epoch = at;
        sequence = 0;
        return this;
    }

    /** Time passes without samples, or the clock is set. */
    public Samples pass(Duration passed) {
        time = time.plus(passed);
        return this;
    }

    /** What the next sample says of the time before it. */
    public Samples marks(Marks next) {
        marks = next;
        return this;
    }

    public Samples offset(long next) {
        offset = next - 1;
        return this;
    }

    /** What the host said. */
    public static HostSample sampleOf(Arrival arrival) {
        return ((SampleMoment) arrival.moment()).sample();
    }

    /** From now on there is a sample every so often. */
    public Samples every(Duration of) {
        interval = of;
        return this;
    }

    /** The next sample. */
    public Arrival next() {
        return at(offset + 1);
    }

    /** The next sample, at this offset. */
    public Arrival at(long at) {
        offset = at;
        sequence++;
        time = time.plus(interval);
        HostSample sample = new HostSample(
                host,
                hostId,
                epoch,
                sequence,
                time,
                (int) interval.toMillis(),
                null,
                labels,
                null,
                marks,
                cpu,
                memory,
                null,
                null,
                disks,
                null,
                filesystems,
                null,
                null,
                null,
                null,
                null);
        marks = NO_MARKS;
        return new Arrival(new SampleMoment(sample), offset, time.plus(delay), live, false);
    }
}
