package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A sink that gathers, finishes, fails and lets go at random, and that holds the loop to its promises: one batch of a
 * partition at a time, every record in order, nothing after a release.
 */
final class RandomSink implements Sink<String> {

    /** What the sink knows of a partition while it has it. */
    private static final class Held {

        private long position;
        private @Nullable Handing live;
        private final Set<Long> gathered = new HashSet<>();

        Held(long position) {
            this.position = position;
        }
    }

    /** A batch that was handed over and is not answered yet; the future makes each one different. */
    private record Handing(Batch<String> batch, CompletableFuture<Long> answer) {}

    private final Random random;
    private final Ledger ledger;
    private final Map<TopicPartition, Held> held = new HashMap<>();
    private final List<Handing> unanswered = new ArrayList<>();

    /** From now on everything succeeds, and at once. */
    boolean calm;

    RandomSink(Random random, Ledger ledger) {
        this.random = random;
        this.ledger = ledger;
    }

    @Override
    public OptionalLong resumeAt(TopicPartition partition, OptionalLong committed) {
        assertThat(held).as("assigned twice without a release").doesNotContainKey(partition);
        if (!calm && random.nextInt(6) == 0) {
            throw new RetriableException("disk full");
        }
        long start = random.nextBoolean() ? ledger.doneBelow(partition) : committed.orElse(0);
        held.put(partition, new Held(start));
        return OptionalLong.of(start);
    }

    @Override
    public CompletionStage<Long> deliver(Batch<String> batch) {
        Held state = held.get(batch.partition());
        assertThat(state)
                .as("a batch of %s, which is not assigned", batch.partition())
                .isNotNull();
        assertThat(state.live)
                .as("two batches of %s at once", batch.partition())
                .isNull();
        checkThatNothingIsLeftOut(batch, state.position);
        Handing handing = new Handing(batch, new CompletableFuture<>());
        state.live = handing;
        unanswered.add(handing);
        if (calm || random.nextInt(4) == 0) {
            answer(handing);
        }
        return handing.answer();
    }

    private void checkThatNothingIsLeftOut(Batch<String> batch, long from) {
        List<Long> expected = new ArrayList<>();
        for (long offset = from; offset < batch.next(); offset++) {
            if (!ledger.malformed(batch.partition(), offset)) {
                expected.add(offset);
            }
        }
        assertThat(batch.records()).extracting(Received::offset).containsExactlyElementsOf(expected);
    }

    /** Answers a batch that waits, live or long gone; does nothing if none waits. */
    void answerOne() {
        if (!unanswered.isEmpty()) {
            answer(unanswered.get(random.nextInt(unanswered.size())));
        }
    }

    void answerAll() {
        List.copyOf(unanswered).forEach(this::answer);
    }

    private void answer(Handing handing) {
        unanswered.remove(handing);
        Held state = holderOf(handing);
        if (state != null) {
            state.live = null;
        }
        if (!calm && random.nextInt(4) == 0) {
            handing.answer().completeExceptionally(passing());
        } else if (state != null) {
            handing.answer().complete(take(handing.batch(), state));
        } else {
            // Its partition has gone, but what was done is done.
            handing.batch()
                    .records()
                    .forEach(record -> ledger.done(handing.batch().partition(), record.offset()));
            handing.answer().complete(handing.batch().next());
        }
    }

    /** The partition's state if the batch is live; null if the partition has gone since. */
    private @Nullable Held holderOf(Handing handing) {
        Held state = held.get(handing.batch().partition());
        return state != null && handing.equals(state.live) ? state : null;
    }

    private RuntimeException passing() {
        return random.nextBoolean() ? new RetriableException("disk full") : new TimeoutException("away");
    }

    /** Takes a batch in and makes a part of what was gathered durable; returns the offset below which all of it is. */
    private long take(Batch<String> batch, Held state) {
        batch.records().forEach(record -> state.gathered.add(record.offset()));
        state.position = batch.next();
        long durable = calm || random.nextBoolean() ? batch.next() : oldest(state) + random.nextInt(3);
        return flush(batch.partition(), state, Math.min(durable, batch.next()));
    }

    private static long oldest(Held state) {
        return state.gathered.stream().mapToLong(Long::longValue).min().orElse(state.position);
    }

    private long flush(TopicPartition partition, Held state, long below) {
        List<Long> durable =
                state.gathered.stream().filter(offset -> offset < below).toList();
        durable.forEach(offset -> ledger.done(partition, offset));
        state.gathered.removeAll(durable);
        return below;
    }

    @Override
    public OptionalLong release(TopicPartition partition) {
        Held state = held.remove(partition);
        assertThat(state).as("%s is released, but was not assigned", partition).isNotNull();
        if (!calm && random.nextInt(5) == 0) {
            throw new RetriableException("disk full");
        }
        if (!calm && random.nextInt(3) == 0) {
            return OptionalLong.empty();
        }
        Handing live = state.live;
        if (live != null && random.nextBoolean()) {
            // The sink writes what it was handed as well, though nobody has heard of that yet.
            take(live.batch(), state);
        }
        return OptionalLong.of(flush(partition, state, state.position));
    }
}
