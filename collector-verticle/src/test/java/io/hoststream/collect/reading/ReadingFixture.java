package io.hoststream.collect.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes readings with only the families that a test is about. */
public final class ReadingFixture {

    /** When the first reading is taken. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final long FIRST_NANOS = 5_000_000_000L;
    private static final long FIRST_UPTIME = 100_000;

    private Moment moment = new Moment(FIRST_NANOS, START);
    private @Nullable Long uptimeMillis = FIRST_UPTIME;
    private @Nullable CpuReading cpu;
    private @Nullable MemoryReading memory;
    private @Nullable SwapReading swap;
    private @Nullable List<DiskReading> disks;
    private @Nullable List<NetworkReading> networks;
    private @Nullable ProcessesReading processes;
    private PagingReading paging = PagingReading.UNKNOWN;
    private CgroupReading cgroup = CgroupReading.NONE;
    private PacedReading paced = PacedReading.NONE;
    private @Nullable PressureReading pressure;
    private Map<Family, String> failures = Map.of();

    private ReadingFixture() {}

    /** A reading without any family. */
    public static ReadingFixture reading() {
        return new ReadingFixture();
    }

    /** That long after the first, by every clock. */
    public ReadingFixture after(Duration passed) {
        return after(passed, passed, passed);
    }

    /** That long after the first, by each clock. */
    public ReadingFixture after(Duration monotonic, Duration wall, Duration uptime) {
        moment = new Moment(FIRST_NANOS + monotonic.toNanos(), START.plus(wall));
        uptimeMillis = FIRST_UPTIME + uptime.toMillis();
        return this;
    }

    public ReadingFixture withoutUptime() {
        uptimeMillis = null;
        return this;
    }

    public ReadingFixture cpu(CpuReading reading) {
        cpu = reading;
        return this;
    }

    public ReadingFixture memory(MemoryReading reading) {
        memory = reading;
        return this;
    }

    public ReadingFixture swap(SwapReading reading) {
        swap = reading;
        return this;
    }

    public ReadingFixture disks(DiskReading... readings) {
        disks = List.of(readings);
        return this;
    }

    public ReadingFixture networks(NetworkReading... readings) {
        networks = List.of(readings);
        return this;
    }

    public ReadingFixture filesystems(FilesystemReading... readings) {
        return paced(PacedReading.filesystems(List.of(readings)));
    }

    public ReadingFixture paced(PacedReading reading) {
        paced = paced.and(reading);
        return this;
    }

    public ReadingFixture processes(ProcessesReading reading) {
        processes = reading;
        return this;
    }

    public ReadingFixture paging(PagingReading reading) {
        paging = reading;
        return this;
    }

    public ReadingFixture cgroup(CgroupReading reading) {
        cgroup = reading;
        return this;
    }

    public ReadingFixture pressure(PressureReading reading) {
        pressure = reading;
        return this;
    }

    public ReadingFixture failures(Map<Family, String> reasons) {
        failures = reasons;
        return this;
    }

    public Reading build() {
        return new Reading(
                moment,
                uptimeMillis,
                START.minusSeconds(100),
                cpu,
                memory,
                swap,
                null,
                disks,
                networks,
                pressure,
                null,
                processes,
                paging,
                cgroup,
                paced,
                failures);
    }
}
