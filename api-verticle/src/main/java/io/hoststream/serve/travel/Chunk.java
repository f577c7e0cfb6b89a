package io.hoststream.serve.travel;

import java.util.List;

/**
 * What was read of one partition at once.
 *
 * @param partition the partition
 * @param samples the samples of wanted hosts, in the order of the partition
 * @param next the offset that follows the last record that was read, wanted or not
 * @param readToMillis when that record arrived; everything that comes later arrived no earlier; the least number if there was none yet
 * @param atEnd whether there was nothing more to read
 */
public record Chunk(int partition, List<Placed> samples, long next, long readToMillis, boolean atEnd) {

    /** Keeps its own copy. */
    public Chunk {
        samples = List.copyOf(samples);
    }
}
