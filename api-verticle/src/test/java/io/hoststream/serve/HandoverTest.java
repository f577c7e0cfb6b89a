package io.hoststream.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context owner = vertx.getOrCreateContext();
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldFinishABatchWhenAllOfItWasAppliedOnTheOwnersThread() throws Exception {
        List<Thread> threads = new ArrayList<>();
        Handover<Integer> handover = new Handover<>(
                owner,
                (received, partition) -> {
                    done.add("apply " + received.value());
                    threads.add(Thread.currentThread());
                },
                () -> done.add("settle"));

        long next = finish(handover.deliver(batch(250)));

        assertThat(next).isEqualTo(251);
        assertThat(done).hasSize(253).startsWith("apply 0").endsWith("settle");
        assertThat(done.indexOf("settle")).isEqualTo(100);
        assertThat(threads.stream().distinct())
                .singleElement()
                .matches(t -> t.getName().contains("eventloop"));
    }

    @Test
    void shouldLetOtherWorkInBetweenSlices() throws Exception {
        Handover<Integer> handover =
                new Handover<>(owner, (received, partition) -> done.add("apply"), () -> done.add("settle"));
        CompletableFuture<Long> finished = new CompletableFuture<>();
        owner.runOnContext(now -> {
            handover.deliver(batch(200)).thenAccept(finished::complete);
            owner.runOnContext(later -> done.add("other"));
        });

        assertThat(finish(finished)).isEqualTo(201);
        assertThat(done.indexOf("other")).isBetween(100, 102);
    }

    @Test
    void shouldFinishAnEmptyBatch() throws Exception {
        assertThat(finish(new Handover<Integer>(owner, (received, partition) -> done.add("apply"), () -> {})
                        .deliver(batch(0))))
                .isEqualTo(1);
        assertThat(done).isEmpty();
    }

    @Test
    void shouldFailTheBatchIfARecordCannotBeApplied() {
        Handover<Integer> handover = new Handover<>(
                owner,
                (received, partition) -> {
                    throw new IllegalStateException("broken");
                },
                () -> {});

        assertThatThrownBy(() -> finish(handover.deliver(batch(3)))).hasRootCauseMessage("broken");
    }

    private static long finish(CompletionStage<Long> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Batch<Integer> batch(int size) {
        List<Received<Integer>> records = IntStream.range(0, size)
                .mapToObj(i -> new Received<>("key", i, i, 0))
                .toList();
        return new Batch<>(new TopicPartition("topic", 0), records, size + 1L);
    }
}
