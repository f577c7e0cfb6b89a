package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * One block device. Counters run since boot; those in milliseconds are 32-bit in the kernel and wrap.
 *
 * @param name the kernel's name, such as {@code nvme0n1}
 * @param deviceNumber major:minor, the device behind the name
 * @param reads reads completed
 * @param readBytes read
 * @param readMillis time spent by reads
 * @param writes writes completed
 * @param writtenBytes written
 * @param writeMillis time spent by writes
 * @param inFlight requests in flight at the moment
 * @param ioMillis time with at least one request in flight
 * @param weightedMillis sum over requests of their time in flight
 */
public record DiskReading(
        String name,
        @Nullable String deviceNumber,
        @Nullable Long reads,
        @Nullable Long readBytes,
        @Nullable Long readMillis,
        @Nullable Long writes,
        @Nullable Long writtenBytes,
        @Nullable Long writeMillis,
        @Nullable Integer inFlight,
        @Nullable Long ioMillis,
        @Nullable Long weightedMillis)
        implements Named {}
