package io.hoststream.pipeline.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;

/** A sink that does what the test says, when the test says it. */
final class FakeSink implements Sink<String> {

    /** One call of deliver, to be completed by the test. */
    record Delivered(Batch<String> batch, CompletableFuture<Long> done) {

        void succeed() {
            done.complete(batch.next());
        }

        List<String> values() {
            return batch.records().stream()
                    .map(received -> String.valueOf(received.value()))
                    .toList();
        }
    }

    final List<Delivered> delivered = new ArrayList<>();
    final List<TopicPartition> released = new ArrayList<>();
    final List<TopicPartition> lost = new ArrayList<>();
    final List<TopicPartition> abandoned = new ArrayList<>();
    final Set<TopicPartition> voided = new HashSet<>();
    final List<Instant> ticks = new ArrayList<>();
    final Map<TopicPartition, OptionalLong> asked = new HashMap<>();
    final Map<TopicPartition, OptionalLong> releases = new HashMap<>();
    final Map<TopicPartition, OptionalLong> durable = new HashMap<>();

    /** What resumeAt answers to the committed offset. */
    UnaryOperator<OptionalLong> resuming = UnaryOperator.identity();

    /** Runs in every tick. */
    Runnable onTick = () -> {};

    /** Done before deliver returns, where set: a sink that has nothing to wait for. */
    boolean immediate;

    /** Thrown by the next calls. */
    final List<RuntimeException> deliverThrows = new ArrayList<>();

    final List<RuntimeException> releaseThrows = new ArrayList<>();
    final List<RuntimeException> resumeThrows = new ArrayList<>();

    @Override
    public CompletionStage<Long> deliver(Batch<String> batch) {
        throwNext(deliverThrows);
        Delivered delivery = new Delivered(batch, new CompletableFuture<>());
        delivered.add(delivery);
        if (immediate) {
            delivery.succeed();
        }
        return delivery.done();
    }

    @Override
    public OptionalLong resumeAt(TopicPartition partition, OptionalLong committed) {
        throwNext(resumeThrows);
        asked.put(partition, committed);
        return resuming.apply(committed);
    }

    @Override
    public OptionalLong release(TopicPartition partition) {
        released.add(partition);
        throwNext(releaseThrows);
        return releases.getOrDefault(partition, OptionalLong.empty());
    }

    @Override
    public void lost(TopicPartition partition) {
        lost.add(partition);
        Sink.super.lost(partition);
    }

    @Override
    public void abandoned(TopicPartition partition) {
        abandoned.add(partition);
    }

    /** Says each of them once. */
    @Override
    public Set<TopicPartition> voided() {
        Set<TopicPartition> all = Set.copyOf(voided);
        voided.clear();
        return all;
    }

    @Override
    public OptionalLong durable(TopicPartition partition) {
        return durable.getOrDefault(partition, OptionalLong.empty());
    }

    @Override
    public void tick(Instant now) {
        ticks.add(now);
        onTick.run();
    }

    Delivered last() {
        return delivered.get(delivered.size() - 1);
    }

    private static void throwNext(List<RuntimeException> failures) {
        if (!failures.isEmpty()) {
            throw failures.remove(0);
        }
    }
}
