package io.hoststream.pipeline.loop;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits offsets, at a pace. A commit that fails loses nothing: the next one carries the offset again, and after a
 * restart the records come again, which every sink knows how to drop.
 */
final class OffsetCommits {

    private static final Logger LOG = LoggerFactory.getLogger(OffsetCommits.class);
    private static final Duration BOUND = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final String loop;
    private final LoopTiming timing;
    private long lastNanos;

    OffsetCommits(Consumer<byte[], byte[]> consumer, String loop, LoopTiming timing) {
        this.consumer = consumer;
        this.loop = loop;
        this.timing = timing;
        this.lastNanos = timing.nanos().getAsLong();
    }

    /** Whether it is time to commit again; the time starts anew if it is. */
    boolean due() {
        long now = timing.nanos().getAsLong();
        boolean due = now - lastNanos >= timing.commitEvery().toNanos();
        lastNanos = due ? now : lastNanos;
        return due;
    }

    <T> void commitNow(Collection<Slot<T>> slots) {
        List<Slot<T>> due = slots.stream().filter(Slot::commitDue).toList();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        due.forEach(slot -> offsets.put(slot.partition(), new OffsetAndMetadata(slot.handled())));
        if (!due.isEmpty() && commit(offsets)) {
            due.forEach(slot -> slot.committedUpTo(slot.handled()));
        }
    }

    private boolean commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            Unwoken.run(() -> consumer.commitSync(offsets, BOUND));
            return true;
        } catch (RetriableException | RebalanceInProgressException | CommitFailedException e) {
            LOG.warn("loop={} could not commit yet: {}", loop, e.getMessage());
            return false;
        }
    }
}
