package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition that is watched: its engine, and what of it was handed over to be stored. Changes are handed over at once;
 * offsets and what was learned at a pace, and only if there are any. Used by the loop's thread.
 */
final class PartitionWatch {

    private static final long PACE = Duration.ofSeconds(1).toNanos();

    private final TopicPartition partition;
    private final Watcher watcher;
    private final Desk desk;
    private final Hearing hearing;
    private final long evaluatedBelow;
    private long next;
    private long handedOffset;
    private long handedNanos;
    private CompletableFuture<Void> handed = CompletableFuture.completedFuture(null);

    /** A partition that goes on as it was restored; {@code start} is where it is read from. */
    PartitionWatch(TopicPartition partition, Watcher watcher, Desk desk, Hearing hearing, Start start) {
        this.partition = partition;
        this.watcher = watcher;
        this.desk = desk;
        this.hearing = hearing;
        this.evaluatedBelow = start.evaluatedBelow();
        this.next = start.readFrom();
        this.handedOffset = start.evaluatedBelow();
    }

    /**
     * Where a partition goes on.
     *
     * @param readFrom the first offset to read
     * @param evaluatedBelow samples below were evaluated and are read only to learn
     */
    record Start(long readFrom, long evaluatedBelow) {}

    Watcher watcher() {
        return watcher;
    }

    boolean evaluated(long offset) {
        return offset < evaluatedBelow;
    }

    /** Stores what was taken over and lies nowhere yet. */
    void adopt(List<HostWatch> watches) {
        handOver(new Parcel(List.of(), watches, offset()));
    }

    /** A batch was evaluated; completes when what it changed is stored. */
    CompletionStage<Long> evaluated(List<AlertEvent> events, long batchEnd, Heard heard) {
        next = Math.max(next, batchEnd);
        if (heard.arrivedMillis() != null) {
            hearing.arrived(heard.arrivedMillis(), heard.nanos());
        }
        return store(events) ? handed.thenApply(done -> batchEnd) : CompletableFuture.completedFuture(batchEnd);
    }

    /**
     * When the newest record of a batch arrived, and when it was read.
     *
     * @param arrivedMillis null for a batch without records
     */
    record Heard(@Nullable Long arrivedMillis, long nanos) {}

    /** Whether there was anything that changed. */
    private boolean store(List<AlertEvent> events) {
        List<HostWatch> changed = watcher.takeChanged();
        boolean any = !events.isEmpty() || !changed.isEmpty();
        if (any) {
            handOver(new Parcel(events, changed, offset()));
        }
        return any;
    }

    private void handOver(Parcel parcel) {
        handedOffset = parcel.offset();
        handed = desk.write(parcel).toCompletableFuture();
    }

    private long offset() {
        return Math.max(next, evaluatedBelow);
    }

    /** Takes in where the samples end; returns the changes that silence made, which are handed over. */
    List<AlertEvent> pulse(Pulse.Answer answer) {
        Long end = answer.ends().get(partition);
        if (end == null) {
            return List.of();
        }
        hearing.answered(answer.askedNanos());
        if (end > next || !idle()) {
            return List.of();
        }
        List<AlertEvent> events = watcher.quietUntil(hearing.at(answer.askedNanos()), hearing.since());
        var unused = store(events);
        return events;
    }

    /** Stores offset and what was learned, if it is time to and there is anything. */
    void tick(Instant now, long nanos) {
        if (!idle() || nanos - handedNanos < PACE) {
            return;
        }
        handedNanos = nanos;
        List<HostWatch> learned = watcher.takeLearned(now);
        if (offset() > handedOffset || !learned.isEmpty()) {
            handOver(new Parcel(List.of(), learned, offset()));
        }
    }

    /** Whether everything that was handed over is stored. */
    private boolean idle() {
        return handed.isDone() && !handed.isCompletedExceptionally();
    }

    /** Why something could not be stored; null if nothing failed. */
    @Nullable
    RuntimeException failure() {
        if (!handed.isCompletedExceptionally()) {
            return null;
        }
        try {
            handed.join();
            return null;
        } catch (CompletionException e) {
            return e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    void release(Duration bound) {
        desk.release(new Parcel(List.of(), watcher.takeAll(), offset()), bound);
    }

    void drop() {
        desk.drop();
    }
}
