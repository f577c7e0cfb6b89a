package io.hoststream.collect.sampling;

import io.hoststream.avro.Load;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Swap;
import io.hoststream.collect.reading.LoadReading;
import io.hoststream.collect.reading.MemoryReading;
import io.hoststream.collect.reading.SwapReading;
import org.jspecify.annotations.Nullable;

/** The sections of main memory, swap and load. */
final class MemorySections {

    private static final double ALL = 100;

    private MemorySections() {}

    static Memory memory(MemoryReading now) {
        Long available = now.available();
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
                .setArcReclaimableBytes(null)
                .setCgroupLimitBytes(null)
                .setCgroupUsedBytes(null)
                .build();
    }

    static Swap swap(SwapReading now, @Nullable SwapReading before, Span span) {
        Long in = before == null ? null : Counters.delta(before.in(), now.in());
        Long out = before == null ? null : Counters.delta(before.out(), now.out());
        boolean reset = Counters.wentBack(in) || Counters.wentBack(out);
        if (reset) {
            span.reset("swap");
        }
        long used = now.total() - now.free();
        return Swap.newBuilder()
                .setTotalBytes(now.total())
                .setUsedBytes(used)
                .setFreeBytes(now.free())
                .setUsagePercent(percent(used, now.total()))
                .setCachedBytes(now.cached())
                .setInBytes(now.in())
                .setOutBytes(now.out())
                .setInBytesPerSecond(reset ? null : span.perSecond(in))
                .setOutBytesPerSecond(reset ? null : span.perSecond(out))
                .build();
    }

    static Load load(LoadReading now) {
        return new Load(now.oneMinute(), now.fiveMinutes(), now.fifteenMinutes(), now.runnable(), now.entities());
    }

    /** Null where there is nothing to take a share of. */
    static @Nullable Float percent(long part, long all) {
        return all <= 0 ? null : Float.valueOf((float) (ALL * part / all));
    }
}
