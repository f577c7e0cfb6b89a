package io.hoststream.collect.sampling;

import io.hoststream.avro.Load;
import io.hoststream.avro.Memory;
import io.hoststream.collect.reading.CgroupReading;
import io.hoststream.collect.reading.LoadReading;
import io.hoststream.collect.reading.MemoryReading;
import io.hoststream.collect.reading.PagingReading;
import org.jspecify.annotations.Nullable;

/** The sections of main memory and load. */
final class MemorySections {

    private static final double ALL = 100;

    private MemorySections() {}

    static Memory memory(MemoryReading now, CgroupReading cgroup, PagingReading paging) {
        Long available = available(now);
        Long used = available == null ? null : Long.valueOf(now.total() - available);
        return Memory.newBuilder()
                .setTotalBytes(now.total())
                .setAvailableBytes(available)
                .setUsedBytes(used)
                .setUsagePercent(used == null ? null : percent(used, now.total()))
                .setFreeBytes(now.free())
                .setBuffersBytes(now.buffers())
                .setCachedBytes(now.cached())
                .setSharedBytes(now.shared())
                .setSlabBytes(now.slab())
                .setSlabReclaimableBytes(now.slabReclaimable())
                .setDirtyBytes(now.dirty())
                .setAnonymousBytes(now.anonymous())
                .setCommittedBytes(now.committed())
                .setArcReclaimableBytes(now.arcReclaimable())
                .setCgroupLimitBytes(cgroup.memoryLimit())
                .setCgroupUsedBytes(cgroup.memoryUsed())
                .setOomKills(paging.oomKills())
                .build();
    }

    /** With the ZFS cache, which the kernel would give back as it does the page cache. */
    private static @Nullable Long available(MemoryReading now) {
        Long available = now.available();
        Long arc = now.arcReclaimable();
        return available == null || arc == null ? available : Long.valueOf(Math.min(now.total(), available + arc));
    }

    static Load load(LoadReading now) {
        return new Load(now.oneMinute(), now.fiveMinutes(), now.fifteenMinutes(), now.runnable(), now.entities());
    }

    /** Null where there is nothing to take a share of. */
    static @Nullable Float percent(long part, long all) {
        return all <= 0 ? null : Float.valueOf((float) (ALL * part / all));
    }
}
