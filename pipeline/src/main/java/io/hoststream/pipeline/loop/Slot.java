package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.loop.PartitionState.BackingOff;
import io.hoststream.pipeline.loop.PartitionState.Busy;
import io.hoststream.pipeline.loop.PartitionState.Idle;
import org.apache.kafka.common.TopicPartition;

/** One assigned partition: its state, and how far its records are handled. Owned by the loop's thread. */
final class Slot<T> {

    private final TopicPartition partition;
    private PartitionState<T> state = new Idle<>();
    private boolean paused;
    private long handled;
    private long committed;

    /** A partition that is read from {@code start} on, of which the group has committed what is below {@code committed}. */
    Slot(TopicPartition partition, long start, long committed) {
        this.partition = partition;
        this.handled = start;
        this.committed = committed;
    }

    TopicPartition partition() {
        return partition;
    }

    PartitionState<T> state() {
        return state;
    }

    boolean idle() {
        return state instanceof Idle;
    }

    Busy<T> begin(Delivery<T> delivery, int attempt) {
        Busy<T> busy = new Busy<>(delivery, attempt);
        state = busy;
        return busy;
    }

    /** Whether this is the batch that the partition waits for. */
    boolean waitsFor(Busy<T> busy) {
        return state == busy;
    }

    void finished(long offset) {
        state = new Idle<>();
        handledUpTo(offset);
    }

    void backOff(Busy<T> failed, long retryAtNanos) {
        state = new BackingOff<>(failed.delivery(), failed.attempt(), retryAtNanos);
    }

    /**
     * The sink has handled everything below an offset, whatever it has said of batches. A dead letter that is still on its way is not the sink's
     * to answer for.
     */
    void durable(long offset) {
        if (state instanceof Busy<T> busy) {
            handledUpTo(Math.min(offset, busy.delivery().lettersDoneBelow()));
        } else if (state instanceof BackingOff<T> waiting) {
            handledUpTo(Math.min(offset, waiting.delivery().lettersDoneBelow()));
        } else {
            handledUpTo(offset);
        }
    }

    private void handledUpTo(long offset) {
        handled = Math.max(handled, offset);
    }

    boolean commitDue() {
        return handled > committed;
    }

    long handled() {
        return handled;
    }

    void committedUpTo(long offset) {
        committed = Math.max(committed, offset);
    }

    boolean paused() {
        return paused;
    }

    void paused(boolean now) {
        paused = now;
    }
}
