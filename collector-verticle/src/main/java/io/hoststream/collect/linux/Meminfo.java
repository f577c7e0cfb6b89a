package io.hoststream.collect.linux;

import io.hoststream.collect.reading.MemoryReading;
import io.hoststream.collect.reading.SwapReading;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/meminfo}.
 *
 * @param memory main memory
 * @param swap swap space, without paging
 */
record Meminfo(MemoryReading memory, SwapReading swap) {

    private static final long KILO = 1024;

    static Meminfo parse(ProcText text) throws MalformedTextException {
        KeyedNumbers found = KeyedNumbers.read(
                text,
                "MemTotal:",
                "MemFree:",
                "MemAvailable:",
                "Buffers:",
                "Cached:",
                "SwapCached:",
                "SwapTotal:",
                "SwapFree:",
                "Dirty:",
                "AnonPages:",
                "Shmem:",
                "Slab:",
                "SReclaimable:",
                "Committed_AS:");
        Long total = found.get("MemTotal:", KILO);
        if (total == null || total <= 0) {
            throw text.malformed("MemTotal before");
        }
        return new Meminfo(memory(found, total), swap(found));
    }

    private static MemoryReading memory(KeyedNumbers found, long total) {
        Long reclaimable = found.get("SReclaimable:", KILO);
        return new MemoryReading(
                total,
                available(found, total),
                found.get("MemFree:", KILO),
                found.get("Buffers:", KILO),
                plus(found.get("Cached:", KILO), reclaimable),
                found.get("Shmem:", KILO),
                found.get("Slab:", KILO),
                reclaimable,
                found.get("Dirty:", KILO),
                found.get("AnonPages:", KILO),
                found.get("Committed_AS:", KILO),
                null);
    }

    private static SwapReading swap(KeyedNumbers found) {
        Long total = found.get("SwapTotal:", KILO);
        Long free = found.get("SwapFree:", KILO);
        long size = total == null ? 0 : total;
        return new SwapReading(
                size, free == null ? 0 : Math.min(free, size), found.get("SwapCached:", KILO), null, null);
    }

    /** MemAvailable; an estimate on kernels older than 3.14. Some containers show more than there is in total. */
    private static @Nullable Long available(KeyedNumbers found, long total) {
        Long available = found.get("MemAvailable:", KILO);
        if (available == null) {
            available = estimate(found);
        }
        return available == null ? null : Long.valueOf(Math.max(0, Math.min(available, total)));
    }

    private static @Nullable Long estimate(KeyedNumbers found) {
        Long free = found.get("MemFree:", KILO);
        Long cached = found.get("Cached:", KILO);
        if (free == null || cached == null) {
            return null;
        }
        Long shared = found.get("Shmem:", KILO);
        long givenUp = plus(plus(cached, found.get("Buffers:", KILO)), found.get("SReclaimable:", KILO));
        return free + givenUp - (shared == null ? 0 : shared);
    }

    private static Long plus(@Nullable Long first, @Nullable Long second) {
        return (first == null ? 0 : first) + (second == null ? 0 : second);
    }
}
