package io.hoststream.pipeline.loop;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Consecutive records of one partition. Records that could not be decoded are missing: they are dead letters.
 *
 * @param partition where the records are from
 * @param records the records in the order of the partition; none if not one of them could be decoded
 * @param next the offset that follows the last record, decodable or not
 */
public record Batch<T>(TopicPartition partition, List<Received<T>> records, long next) {

    /** Keeps its own copy of the records. */
    public Batch {
        records = List.copyOf(records);
    }
}
