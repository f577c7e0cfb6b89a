package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * Main memory; bytes. The parts overlap.
 *
 * @param total usable main memory
 * @param available what can be had without swapping
 * @param free not used for anything
 * @param buffers block-device buffers
 * @param cached page cache and reclaimable slab
 * @param shared shared memory and tmpfs
 * @param slab kernel data structures
 * @param slabReclaimable the reclaimable part of slab
 * @param dirty waiting to be written to disk
 * @param anonymous anonymous pages mapped by processes
 * @param committed promised to processes
 * @param arcReclaimable ZFS cache that could be given back, which the kernel counts as used
 */
public record MemoryReading(
        long total,
        @Nullable Long available,
        @Nullable Long free,
        @Nullable Long buffers,
        @Nullable Long cached,
        @Nullable Long shared,
        @Nullable Long slab,
        @Nullable Long slabReclaimable,
        @Nullable Long dirty,
        @Nullable Long anonymous,
        @Nullable Long committed,
        @Nullable Long arcReclaimable) {

    /** The same with the ZFS cache. */
    public MemoryReading withArc(@Nullable Long reclaimable) {
        return new MemoryReading(
                total,
                available,
                free,
                buffers,
                cached,
                shared,
                slab,
                slabReclaimable,
                dirty,
                anonymous,
                committed,
                reclaimable);
    }
}
