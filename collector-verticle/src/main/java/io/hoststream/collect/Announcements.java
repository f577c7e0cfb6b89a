package io.hoststream.collect;

import io.hoststream.avro.HostInfo;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides when a host has to be made known again. Pure: the time is an argument. Used by one thread at a time. */
final class Announcements {

    /** A little less than a day, because it is only asked now and then. */
    private static final long IN_ANY_CASE = Duration.ofHours(23).toNanos();

    private @Nullable HostInfo last;
    private long toldAt;

    /** Whether this has to be told; then it counts as told. {@code now} is monotonic; nanoseconds. */
    synchronized boolean due(HostInfo info, long now) {
        HostInfo lasting = lasting(info);
        if (lasting.equals(last) && now - toldAt < IN_ANY_CASE) {
            return false;
        }
        last = lasting;
        toldAt = now;
        return true;
    }

    /** Without what changes by itself: when it was read, and when the host was booted, which is worked out from clocks. */
    private static HostInfo lasting(HostInfo info) {
        return HostInfo.newBuilder(info)
                .setTime(Instant.EPOCH)
                .setBootTime(null)
                .build();
    }
}
