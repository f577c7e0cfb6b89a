package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.Sink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/**
 * Hands events to the lanes. A batch is done when every lane has told it; one that takes longer than a second is left
 * behind, so that the lanes which keep up get the next one, and no offset is committed past it until it is told.
 */
final class NotifySink implements Sink<AlertEvent> {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * A batch that was handed to the lanes.
     *
     * @param start the offset before which everything was handed over earlier
     * @param told completes when every lane has told it
     * @param answer what the loop waits for
     * @param at when the lanes got it
     */
    private record Handed(
            long start, long next, CompletableFuture<Void> told, CompletableFuture<Long> answer, Instant at) {

        /** Whether the loop has waited for long enough; also once the clock was set back to before it began to. */
        boolean due(Instant now) {
            return now.isBefore(at) || !now.isBefore(at.plus(PATIENCE));
        }
    }

    private final List<Lane> lanes;
    private final Duration backlogAfter;
    private final Clock clock;
    private final Map<TopicPartition, Deque<Handed>> handed = new HashMap<>();

    NotifySink(List<Lane> lanes, Duration backlogAfter, Clock clock) {
        this.lanes = List.copyOf(lanes);
        this.backlogAfter = backlogAfter;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Long> deliver(Batch<AlertEvent> batch) {
        Instant now = clock.instant();
        List<Notice> notices = new ArrayList<>();
        for (Received<AlertEvent> record : batch.records()) {
            AlertEvent event = record.value();
            if (event != null) {
                boolean late = Duration.between(event.getTime(), now).compareTo(backlogAfter) > 0;
                notices.add(new Notice(event, late));
            }
        }
        Deque<Handed> before = handed.computeIfAbsent(batch.partition(), any -> new ArrayDeque<>());
        CompletableFuture<Void> told = hand(batch.partition(), notices, before);
        CompletableFuture<Long> answer = told.thenApply(done -> batch.next());
        before.addLast(new Handed(start(before, batch), batch.next(), told, answer, now));
        return answer;
    }

    /** Completes when every lane has told these notices, and all that were handed over before. */
    private CompletableFuture<Void> hand(TopicPartition partition, List<Notice> notices, Deque<Handed> before) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        lanes.forEach(lane -> all.add(lane.add(partition, notices)));
        if (!before.isEmpty()) {
            all.add(before.getLast().told());
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    private static long start(Deque<Handed> before, Batch<AlertEvent> batch) {
        if (!before.isEmpty()) {
            return before.getLast().next();
        }
        return batch.records().isEmpty() ? batch.next() : batch.records().get(0).offset();
    }

    @Override
    public void tick(Instant now) {
        for (Deque<Handed> batches : handed.values()) {
            OptionalLong owed = owedFrom(batches);
            if (owed.isPresent() && batches.getLast().due(now)) {
                batches.getLast().answer().complete(owed.getAsLong());
            }
        }
    }

    /** The offset of the first event that some lane still owes; drops the batches before it. */
    private static OptionalLong owedFrom(Deque<Handed> batches) {
        // The newest stays although it is told: it says where the next one starts.
        while (batches.size() > 1 && batches.getFirst().told().isDone()) {
            batches.removeFirst();
        }
        return batches.isEmpty() || batches.getFirst().told().isDone()
                ? OptionalLong.empty()
                : OptionalLong.of(batches.getFirst().start());
    }

    @Override
    public OptionalLong release(TopicPartition partition) {
        Deque<Handed> batches = handed.remove(partition);
        lanes.forEach(lane -> lane.forget(partition));
        if (batches == null) {
            return OptionalLong.empty();
        }
        OptionalLong owed = owedFrom(batches);
        return owed.isPresent() ? owed : OptionalLong.of(batches.getLast().next());
    }
}
