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
 * @param filesystems mounted filesystems; null in the rounds that do not carry them
 * @param pressure pressure stall information; null where the kernel has none
 * @param connections sockets
 * @param processes counts of processes
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
        @Nullable List<FilesystemReading> filesystems,
        @Nullable PressureReading pressure,
        @Nullable ConnectionsReading connections,
        @Nullable ProcessesReading processes,
        Map<Family, String> failures) {

    /** The same reading with filesystems. */
    public Reading withFilesystems(List<FilesystemReading> rows) {
        return with(rows, failures);
    }

    /** The same reading with one more family that could not be read. */
    public Reading withFailure(Family family, String reason) {
        Map<Family, String> more = new EnumMap<>(Family.class);
        more.putAll(failures);
        more.put(family, reason);
        return with(filesystems, more);
    }

    private Reading with(@Nullable List<FilesystemReading> rows, Map<Family, String> reasons) {
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
                rows,
                pressure,
                connections,
                processes,
                reasons);
    }
}
