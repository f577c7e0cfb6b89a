package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.loop.Inbox.Completion;
import io.hoststream.pipeline.loop.PartitionState.BackingOff;
import io.hoststream.pipeline.loop.PartitionState.Busy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries batches from a topic to a sink and commits what the sink finished. It has no thread: whoever calls {@link
 * #runOnce()} is the one thread that owns the consumer.
 *
 * <p>The order within a round: take in completions, deliver again what has waited long enough, let the sink look at the
 * time, commit, poll, deliver. The poll never stops, whatever the sink does, so the membership in the group survives a
 * slow sink: only the partitions that are busy are paused.
 */
final class Loop<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** How long a wait begins with where a record cannot be decoded yet: that does not pass in milliseconds. */
    private static final int UNDECODED_ATTEMPT = 5;

    private final Consumer<byte[], byte[]> consumer;
    private final LoopSpec<T> spec;
    private final Sink<T> sink;
    private final DeadLetters deadLetters;
    private final LoopTiming timing;
    private final LoopMonitor monitor;
    private final Partitions<T> partitions;
    private final BatchReader<T> reader;
    private final Inbox<T> inbox;

    Loop(Consumer<byte[], byte[]> consumer, LoopSpec<T> spec, Sink<T> sink, LoopParts parts) {
        this.consumer = consumer;
        this.spec = spec;
        this.sink = sink;
        this.deadLetters = parts.deadLetters();
        this.timing = parts.timing();
        this.monitor = parts.monitor();
        this.partitions = new Partitions<>(consumer, spec, sink, timing, this::applyCompletions);
        this.reader = new BatchReader<>(spec, monitor);
        this.inbox = new Inbox<>(consumer::wakeup);
    }

    /** Takes part in the topic. To be called once, before the first round. */
    void start() {
        partitions.join();
    }

    /** One round. Returns whether it handled records or completions. */
    boolean runOnce() {
        boolean worked = applyCompletions();
        deliverAgain();
        sink.tick(timing.clock().instant());
        partitions.reopen(sink.voided());
        partitions.openAssigned();
        partitions.commitIfDue();
        worked |= deliverAll(poll(timing.poll()));
        worked |= applyCompletions();
        pauseBusy();
        sink.behind(partitions.knownLag());
        monitor.round(partitions.lag(), partitions.backingOff());
        return worked;
    }

    /** Takes no new records, waits for the batches under way up to a bound, releases every partition and commits. */
    void close(Duration bound) {
        // Whatever the draining meets, the partitions are released and what is finished is committed.
        partitions.guarded(() -> drain(bound));
        partitions.leave();
    }

    private void drain(Duration bound) {
        long end = timing.nanos().getAsLong() + bound.toNanos();
        consumer.pause(consumer.assignment());
        while (partitions.anyBusy() && timing.nanos().getAsLong() - end < 0) {
            poll(Duration.ofMillis(20));
            applyCompletions();
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        try {
            return consumer.poll(inbox.mayWait() ? timeout : Duration.ZERO);
        } catch (WakeupException e) {
            return ConsumerRecords.empty();
        } catch (OffsetOutOfRangeException e) {
            monitor.lost(partitions.restart(e.offsetOutOfRangePartitions()));
            return ConsumerRecords.empty();
        } finally {
            inbox.waited();
            partitions.rethrow();
        }
    }

    private boolean deliverAll(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> some = records.records(partition);
            partitions.find(partition).ifPresent(slot -> takeIn(slot, some));
        }
        return !records.isEmpty();
    }

    private void takeIn(Slot<T> slot, List<ConsumerRecord<byte[], byte[]>> records) {
        if (slot.idle()) {
            deliverDecoded(slot, records);
        } else {
            // The client has forgotten that the partition is paused: these are for after the batch that is under way.
            consumer.seek(slot.partition(), records.get(0).offset());
            slot.paused(false);
        }
    }

    /** Delivers what can be decoded now; the consumer is sent back to what cannot, which is polled again. */
    private void deliverDecoded(Slot<T> slot, List<ConsumerRecord<byte[], byte[]>> records) {
        long first = records.get(0).offset();
        try {
            Delivery<T> delivery = reader.read(slot.partition(), records);
            if (delivery.batch().next() <= records.get(records.size() - 1).offset()) {
                consumer.seek(slot.partition(), delivery.batch().next());
            }
            deliver(slot, delivery, 1);
        } catch (org.apache.kafka.common.errors.RetriableException e) {
            consumer.seek(slot.partition(), first);
            failed(slot, slot.begin(Delivery.nothing(slot.partition(), first), UNDECODED_ATTEMPT), e);
        }
    }

    private void deliver(Slot<T> slot, Delivery<T> delivery, int attempt) {
        Busy<T> busy = slot.begin(delivery, attempt);
        delivery.attempt(sink, deadLetters)
                .whenComplete(
                        (offset, failure) -> inbox.add(new Completion<>(slot.partition(), busy, offset, failure)));
    }

    private boolean applyCompletions() {
        boolean any = false;
        for (Completion<T> done = inbox.take(); done != null; done = inbox.take()) {
            any = true;
            Completion<T> completion = done;
            partitions
                    .find(done.partition())
                    .filter(slot -> slot.waitsFor(completion.busy()))
                    .ifPresentOrElse(slot -> apply(slot, completion), monitor::stranger);
        }
        return any;
    }

    private void apply(Slot<T> slot, Completion<T> completion) {
        if (completion.failure() != null) {
            failed(slot, completion.busy(), unwrapped(completion.failure()));
        } else if (completion.offset() == null || completion.offset() > completion.next()) {
            throw new IllegalStateException(
                    "The sink of loop " + spec.name() + " completed a batch that ends before offset "
                            + completion.next() + " with offset " + completion.offset());
        } else {
            slot.finished(completion.offset());
            resume(slot);
        }
    }

    private void failed(Slot<T> slot, Busy<T> busy, Throwable failure) {
        if (!(failure instanceof RetriableException
                || failure instanceof org.apache.kafka.common.errors.RetriableException)) {
            // No longer under way: the end of the loop has nothing to wait for here.
            slot.backOff(busy, timing.nanos().getAsLong());
            throw new SinkFailedException(spec.name(), slot.partition(), failure);
        }
        Duration wait = timing.backOff(busy.attempt());
        if (busy.attempt() == 1) {
            LOG.warn("loop={} partition={} backs off: {}", spec.name(), slot.partition(), failure.getMessage());
        }
        monitor.backOff(String.valueOf(failure.getMessage()));
        slot.backOff(busy, timing.nanos().getAsLong() + wait.toNanos());
    }

    private void deliverAgain() {
        long now = timing.nanos().getAsLong();
        for (Slot<T> slot : partitions.all()) {
            if (slot.state() instanceof BackingOff<T> waiting && now - waiting.retryAtNanos() >= 0) {
                deliver(slot, waiting.delivery(), waiting.attempt() + 1);
            }
        }
    }

    private void pauseBusy() {
        for (Slot<T> slot : partitions.all()) {
            if (!slot.idle() && !slot.paused()) {
                consumer.pause(List.of(slot.partition()));
                slot.paused(true);
            }
        }
    }

    private void resume(Slot<T> slot) {
        if (slot.paused()) {
            consumer.resume(List.of(slot.partition()));
            slot.paused(false);
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
