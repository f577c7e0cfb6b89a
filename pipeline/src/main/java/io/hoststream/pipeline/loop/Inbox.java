package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.loop.PartitionState.Busy;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What sinks said, on its way back to the loop's thread. Any thread adds; only the loop's thread takes. {@code wakeup} is
 * called only while the loop waits in a poll: the race it closes is a completion that arrives between the loop's last
 * look and the poll, which would otherwise lie there until the poll times out.
 */
final class Inbox<T> {

    /** A sink is done with a batch: either with an offset, or with a failure. */
    record Completion<T>(
            TopicPartition partition,
            Busy<T> busy,
            @Nullable Long offset,
            @Nullable Throwable failure) {

        /** The offset that follows the batch. */
        long next() {
            return busy.delivery().batch().next();
        }
    }

    private final Queue<Completion<T>> completions = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Runnable wakeup;

    Inbox(Runnable wakeup) {
        this.wakeup = wakeup;
    }

    void add(Completion<T> completion) {
        completions.add(completion);
        wake();
    }

    /** Ends the poll that is under way, if one is. */
    private void wake() {
        if (waiting.compareAndSet(true, false)) {
            wakeup.run();
        }
    }

    @Nullable
    Completion<T> take() {
        return completions.poll();
    }

    /** Announces a poll; false if there is something to take first, so that the poll must not wait. */
    boolean mayWait() {
        waiting.set(true);
        return completions.isEmpty();
    }

    void waited() {
        waiting.set(false);
    }
}
