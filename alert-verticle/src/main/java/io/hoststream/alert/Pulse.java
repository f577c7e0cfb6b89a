package io.hoststream.alert;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Asks every two seconds where the samples end, so that it is known what has not arrived. The answers come on other threads and
 * are taken in by the loop's; it never waits for one.
 */
final class Pulse {

    /**
     * Where partitions ended.
     *
     * @param askedNanos when that was asked: what arrived before lies below
     * @param ends the offsets that follow the last record of each partition
     */
    record Answer(long askedNanos, Map<TopicPartition, Long> ends) {}

    private static final long PACE = Duration.ofSeconds(2).toNanos();

    /** After that long a question counts as lost. */
    private static final long LOST_AFTER = Duration.ofSeconds(10).toNanos();

    private final Function<Set<TopicPartition>, CompletionStage<Map<TopicPartition, Long>>> topic;
    private final AtomicReference<@Nullable Answer> answered = new AtomicReference<>();
    private long asked;
    private boolean ever;
    private volatile boolean waiting;

    Pulse(Function<Set<TopicPartition>, CompletionStage<Map<TopicPartition, Long>>> topic) {
        this.topic = topic;
    }

    /** Asks if it is time to, and gives back an answer that has come since. */
    Optional<Answer> beat(Set<TopicPartition> partitions, long nanos) {
        boolean due = !ever || nanos - asked >= (waiting ? LOST_AFTER : PACE);
        if (due && !partitions.isEmpty()) {
            ask(partitions, nanos);
        }
        return Optional.ofNullable(answered.getAndSet(null));
    }

    private void ask(Set<TopicPartition> partitions, long nanos) {
        ever = true;
        asked = nanos;
        waiting = true;
        topic.apply(partitions).whenComplete((ends, failure) -> {
            if (failure == null) {
                answered.set(new Answer(nanos, ends));
            }
            waiting = false;
        });
    }
}
