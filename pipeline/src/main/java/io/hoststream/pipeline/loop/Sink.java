package io.hoststream.pipeline.loop;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer does with batches. Every method is called on the loop's thread, one at a time, so a sink needs no
 * locks for state that only they touch. State that is fed by a partition is kept by partition and dropped in {@link
 * #release}.
 *
 * @param <T> the type of the records
 */
@FunctionalInterface
public interface Sink<T> {

    /**
     * Handles a batch. The next batch of the partition comes only after the stage has completed.
     *
     * <p>The stage completes with the offset below which everything of this partition is durably handled: {@code
     * batch.next()} if the batch is, or an earlier one while the sink still gathers (an archive's open file). The loop
     * commits that offset. It may complete on any thread. A {@link RetriableException} has the loop back off and deliver
     * the same batch again; any other exception stops the process.
     */
    CompletionStage<Long> deliver(Batch<T> batch);

    /**
     * A partition was assigned, or the broker has lost the offset at which it stood (it was released before): where to
     * resume.
     *
     * @param committed the group's committed offset, empty if there is none; for a {@link Subscription.Tail} the offset at
     *     which it starts; after a loss the first offset that the broker still has
     * @return the offset to read from, empty for the beginning of the partition
     * @throws RetriableException if that cannot be said for now: the loop holds the partition and asks again
     */
    default OptionalLong resumeAt(TopicPartition partition, OptionalLong committed) {
        return committed;
    }

    /**
     * A partition leaves, or the loop stops: make durable what can be, then drop everything that is kept for it. A batch
     * that was delivered and not completed counts as not handled.
     *
     * @return the offset below which everything is durably handled, if it has moved since the last completed batch; the
     *     loop commits it before the partition is given away
     */
    default OptionalLong release(TopicPartition partition) {
        return OptionalLong.empty();
    }

    /**
     * How far a partition is durably handled by now, asked before each commit. A sink that gathers makes things durable by time
     * as well, when no batch comes whose completion could tell.
     *
     * @return the offset below which everything is durably handled; empty where the last completed batch has said it
     */
    default OptionalLong durable(TopicPartition partition) {
        return OptionalLong.empty();
    }

    /**
     * How many records are left to read, in all partitions together; called in every round of the loop, after what was read
     * has been delivered. Records that nobody may see, such as the ends of transactions, do not count.
     *
     * @param records how many; empty while that is not known
     */
    default void behind(OptionalLong records) {}

    /** Called in every round of the loop, a few times a second, whether or not there are records. */
    default void tick(Instant now) {}
}
