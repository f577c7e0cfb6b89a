package io.hoststream.archive;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;

/**
 * How much memory all files that are being written may take together.
 *
 * @param bytes the bound
 */
public record MemoryBound(long bytes) {

    /** Closes the largest files until the rest is within the bound; some may be closed already when this fails. */
    public void keep(Collection<PartitionArchive> partitions) throws IOException {
        while (taken(partitions) > bytes) {
            PartitionArchive largest = partitions.stream()
                    .max(Comparator.comparingLong(PartitionArchive::largest))
                    .orElseThrow();
            largest.closeLargest();
        }
    }

    /** How much is taken. */
    public static long taken(Collection<PartitionArchive> partitions) {
        return partitions.stream().mapToLong(PartitionArchive::memory).sum();
    }
}
