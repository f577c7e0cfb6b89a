package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.loop.PartitionState.BackingOff;
import io.hoststream.pipeline.loop.PartitionState.Busy;
import io.hoststream.pipeline.loop.Subscription.Group;
import io.hoststream.pipeline.loop.Subscription.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that a loop has: how they come, how far they are, how they go. Its methods are called on the loop's
 * thread, those of the listener inside a poll. Kafka swallows what a listener throws, so it is kept and thrown after the
 * poll.
 */
final class Partitions<T> implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final LoopSpec<T> spec;
    private final Sink<T> sink;
    private final LoopTiming timing;
    private final OffsetCommits commits;
    private final Runnable settle;
    private final Set<TopicPartition> unopened = new LinkedHashSet<>();
    private final Map<TopicPartition, Slot<T>> slots = new LinkedHashMap<>();
    private @Nullable RuntimeException failure;

    /** {@code settle} takes in what sinks have said by now; it runs before partitions are given away. */
    Partitions(Consumer<byte[], byte[]> consumer, LoopSpec<T> spec, Sink<T> sink, LoopTiming timing, Runnable settle) {
        this.consumer = consumer;
        this.spec = spec;
        this.sink = sink;
        this.timing = timing;
        this.commits = new OffsetCommits(consumer, spec.name(), timing);
        this.settle = settle;
    }

    void join() {
        if (spec.subscription() instanceof Tail tail) {
            Map<TopicPartition, OptionalLong> starts =
                    new TailStart(consumer, timing.clock()).assign(spec.topic().topicName(), tail);
            starts.forEach(this::open);
        } else if (spec.subscription() instanceof Group) {
            consumer.subscribe(List.of(spec.topic().topicName()), this);
        }
    }

    Collection<Slot<T>> all() {
        return slots.values();
    }

    Optional<Slot<T>> find(TopicPartition partition) {
        return Optional.ofNullable(slots.get(partition));
    }

    boolean anyBusy() {
        return slots.values().stream().anyMatch(slot -> slot.state() instanceof Busy);
    }

    Set<TopicPartition> backingOff() {
        return slots.values().stream()
                .filter(slot -> slot.state() instanceof BackingOff)
                .map(Slot::partition)
                .collect(Collectors.toUnmodifiableSet());
    }

    long lag() {
        return slots.keySet().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    /** The lag, where all partitions are open and the broker has told the end of each. */
    OptionalLong knownLag() {
        boolean unknown = slots.keySet().stream()
                .anyMatch(partition -> consumer.currentLag(partition).isEmpty());
        return unknown || slots.isEmpty() || !unopened.isEmpty() ? OptionalLong.empty() : OptionalLong.of(lag());
    }

    void commitIfDue() {
        if (spec.subscription() instanceof Group && commits.due()) {
            slots.values().forEach(slot -> sink.durable(slot.partition()).ifPresent(slot::durable));
            commits.commitNow(slots.values());
        }
    }

    /**
     * Reads on from partitions that stand at offsets which the broker does not have; returns how many records were gone
     * before they were read.
     */
    long restart(Map<TopicPartition, Long> outOfRange) {
        try {
            Map<TopicPartition, Long> beginnings = Unwoken.call(() -> consumer.beginningOffsets(outOfRange.keySet()));
            return outOfRange.entrySet().stream()
                    .mapToLong(
                            gone -> restart(gone.getKey(), gone.getValue(), beginnings.getOrDefault(gone.getKey(), 0L)))
                    .sum();
        } catch (RetriableException | org.apache.kafka.common.errors.RetriableException e) {
            // The next poll finds the offsets still out of range and asks again.
            LOG.warn("loop={} cannot look up where to read on: {}", spec.name(), e.getMessage());
            return 0;
        }
    }

    private long restart(TopicPartition partition, long wanted, long beginning) {
        Slot<T> before = slots.remove(partition);
        if (before != null) {
            release(before);
        }
        long resumed = sink.resumeAt(partition, OptionalLong.of(beginning)).orElse(beginning);
        // Beyond its end the topic is not the one that the sink knew, and what the sink says about offsets is void.
        long start = wanted < beginning ? Math.max(beginning, resumed) : beginning;
        LOG.error("loop={} partition={} offset {} is gone, reading on at {}", spec.name(), partition, wanted, start);
        consumer.seek(partition, start);
        if (consumer.paused().contains(partition)) {
            // A batch was under way; the slot that waits for it goes, and nobody else would resume the partition.
            consumer.resume(List.of(partition));
        }
        // What the group has committed is void: the new start is to be committed even where it is lower.
        slots.put(partition, new Slot<>(partition, start, -1));
        return Math.max(0, beginning - wanted);
    }

    /** Releases everything, commits it and leaves the group. */
    void leave() {
        giveAway(List.copyOf(slots.keySet()), true);
        rethrow();
    }

    /** Throws what a listener threw inside the last poll. */
    void rethrow() {
        RuntimeException thrown = failure;
        failure = null;
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        unopened.addAll(assigned);
        guarded(this::openAssigned);
    }

    /**
     * Opens the partitions that were assigned. While the broker cannot say where the group stands they are held, paused,
     * and every round tries again: a broker that is slow for a while is no reason to stop the process.
     */
    void openAssigned() {
        if (unopened.isEmpty()) {
            return;
        }
        try {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    Unwoken.call(() -> consumer.committed(Set.copyOf(unopened), LOOK_UP));
            for (TopicPartition partition : List.copyOf(unopened)) {
                OffsetAndMetadata offset = committed.get(partition);
                open(partition, offset == null ? OptionalLong.empty() : OptionalLong.of(offset.offset()));
                unopened.remove(partition);
            }
            LOG.info("loop={} has {} partitions", spec.name(), slots.size());
        } catch (RetriableException | org.apache.kafka.common.errors.RetriableException e) {
            LOG.warn("loop={} cannot open {} partitions yet: {}", spec.name(), unopened.size(), e.getMessage());
            unopened.forEach(partition -> consumer.seek(partition, 0));
            consumer.pause(unopened);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        giveAway(revoked, true);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        giveAway(lost, false);
    }

    private void open(TopicPartition partition, OptionalLong known) {
        OptionalLong start = sink.resumeAt(partition, known);
        if (start.isPresent()) {
            consumer.seek(partition, start.getAsLong());
        } else {
            consumer.seekToBeginning(List.of(partition));
        }
        if (consumer.paused().contains(partition)) {
            consumer.resume(List.of(partition));
        }
        slots.put(partition, new Slot<>(partition, start.orElse(0), known.orElse(0)));
    }

    /** Each step on its own: a partition whose release fails must not keep the others from being released and committed. */
    private void giveAway(Collection<TopicPartition> leaving, boolean ours) {
        if (ours) {
            guarded(settle);
        }
        unopened.removeAll(leaving);
        List<Slot<T>> left = new ArrayList<>();
        for (TopicPartition partition : leaving) {
            Slot<T> slot = slots.remove(partition);
            if (slot != null) {
                guarded(() -> release(slot));
                left.add(slot);
            }
        }
        if (ours && spec.subscription() instanceof Group) {
            guarded(() -> commits.commitNow(left));
        }
    }

    private void release(Slot<T> slot) {
        try {
            sink.release(slot.partition()).ifPresent(slot::durable);
        } catch (RetriableException e) {
            // Not durable, so not committed: whoever gets the partition reads those records again.
            LOG.warn("loop={} partition={} left unfinished: {}", spec.name(), slot.partition(), e.getMessage());
        }
    }

    /** Does something, and keeps for {@link #rethrow} what it throws. */
    void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }
    }
}
