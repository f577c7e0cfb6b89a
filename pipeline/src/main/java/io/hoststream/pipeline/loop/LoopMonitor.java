package io.hoststream.pipeline.loop;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Watches a loop: what it counts, and what it tells health. Called on the loop's thread. */
interface LoopMonitor {

    /** Records went to the sink. */
    void delivered(int records);

    /** Records could not be decoded. */
    void malformed(DeadLetter letter);

    /** A completion came for a batch that is no longer live. */
    void stranger();

    /** A batch has to be delivered again, and why. */
    void backOff(String reason);

    /** Records were gone from the broker before they were read. */
    void lost(long records);

    /** A round is over, with so many records still to read and these partitions waiting for another attempt. */
    void round(long lag, Set<TopicPartition> backingOff);
}
