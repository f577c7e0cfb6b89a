package io.hoststream.collect.reading;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was read in one round, raw.
 *
 * @param moment when the reading began
 * @param uptimeMillis time since boot, time asleep included; milliseconds
 * @param bootTime when the machine was booted, by the kernel's account
 * @param cpu processors
 * @param memory main memory
 * @param swap swap space and paging
 * @param load load averages
 * @param disks block devices, in the kernel's order
 * @param networks network interfaces, in the kernel's order
 * @param pressure pressure stall information; null where the kernel has none
 * @param connections sockets
 * @param processes counts of processes
 * @param paging paging since boot
 * @param cgroup the control group that the collector is in
 * @param paced the families that have a pace of their own
 * @param failures which families could not be read, and why
 */
public record Reading(
        Moment moment,
        @Nullable Long uptimeMillis,
        @Nullable Instant bootTime,
        @Nullable CpuReading cpu,
        @Nullable MemoryReading memory,
        @Nullable SwapReading swap,
        @Nullable LoadReading load,
        @Nullable List<DiskReading> disks,
        @Nullable List<NetworkReading> networks,
        @Nullable PressureReading pressure,
        @Nullable ConnectionsReading connections,
        @Nullable ProcessesReading processes,
        PagingReading paging,
        CgroupReading cgroup,
        PacedReading paced,
        Map<Family, String> failures) {

    /** The same reading with what a family with a pace of its own brought. */
    public Reading withPaced(PacedReading brought) {
        return with(paced.and(brought), failures);
    }

    /** The same reading with the filesystems of an earlier one, where it has none that count: what the next is held against. */
    public Reading knowing(Reading earlier) {
        boolean complete = paced.filesystems() != null && !failures.containsKey(Family.FILESYSTEMS);
        List<FilesystemReading> known = earlier.paced.filesystems();
        return complete || known == null ? this : with(paced.and(PacedReading.filesystems(known)), failures);
    }

    /** The same reading with one more family that could not be read. */
    public Reading withFailure(Family family, String reason) {
        Map<Family, String> more = new EnumMap<>(Family.class);
        more.putAll(failures);
        more.put(family, reason);
        return with(paced, more);
    }

    private Reading with(PacedReading of, Map<Family, String> reasons) {
        return new Reading(
                moment,
                uptimeMillis,
                bootTime,
                cpu,
                memory,
                swap,
                load,
                disks,
                networks,
                pressure,
                connections,
                processes,
                paging,
                cgroup,
                of,
                reasons);
    }
}
