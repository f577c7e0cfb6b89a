package io.hoststream.pipeline.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Kafka's own mock of a consumer, reading from a {@link FakeTopic}: a record that was read and not handled can be read
 * again. Polling takes no time; it moves the {@link ManualTime} on.
 */
final class FakeConsumer extends MockConsumer<byte[], byte[]> {

    private final FakeTopic topic;
    private final Map<TopicPartition, OffsetAndMetadata> group;
    private final ManualTime time;
    private final Set<TopicPartition> paused = new HashSet<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Semaphore wakeups = new Semaphore(0);

    /** Every commit that succeeded, in order. */
    final List<Map<TopicPartition, Long>> commits = new ArrayList<>();

    /** The next commits fail with these. */
    final List<RuntimeException> commitFailures = new ArrayList<>();

    /** The next questions, for committed offsets or for beginnings, fail with these. */
    final List<RuntimeException> questionFailures = new ArrayList<>();

    /** Sees every commit before it succeeds. */
    Consumer<Map<TopicPartition, Long>> onCommit = offsets -> {};

    /** Runs when a poll has begun to wait. */
    Runnable onWait = () -> {};

    /** How many records of a partition one poll brings. */
    int most = 3;

    /** Whether a poll waits in real time, as a real one does, rather than moving the time on. */
    boolean waits;

    int polls;
    private int wakeupsWithin;

    FakeConsumer(FakeTopic topic, Map<TopicPartition, OffsetAndMetadata> group, ManualTime time) {
        super("none");
        this.topic = topic;
        this.group = group;
        this.time = time;
    }

    /** The next calls of this number, commits and questions alike, are hit by a wake-up. */
    void wakeWithinCalls(int calls) {
        wakeupsWithin = calls;
    }

    /** What some clients did in a rebalance: partitions are no longer paused. */
    void forgetPauses() {
        super.resume(Set.copyOf(paused));
        paused.clear();
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        polls++;
        topic.partitions().forEach(each -> super.updateBeginningOffsets(Map.of(each, topic.beginning(each))));
        super.poll(timeout);
        if (waits) {
            waitForWakeup(timeout);
        } else {
            time.advance(timeout);
        }
        if (woken.getAndSet(false)) {
            throw new WakeupException();
        }
        return fetch();
    }

    private void waitForWakeup(Duration timeout) {
        onWait.run();
        try {
            boolean unused = wakeups.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ConsumerRecords<byte[], byte[]> fetch() {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
        for (TopicPartition partition : assignment()) {
            long position = position(partition);
            if (paused.contains(partition)) {
                continue;
            }
            if (position < topic.beginning(partition) || position > topic.end(partition)) {
                throw new OffsetOutOfRangeException(Map.of(partition, position));
            }
            List<ConsumerRecord<byte[], byte[]>> some = topic.read(partition, position, most);
            if (!some.isEmpty()) {
                found.put(partition, some);
                super.seek(partition, position + some.size());
            }
        }
        return new ConsumerRecords<>(found, Map.of());
    }

    @Override
    public synchronized void rebalance(Collection<TopicPartition> now) {
        super.rebalance(now);
        paused.retainAll(now);
    }

    @Override
    public synchronized void losePartitions(Collection<TopicPartition> lost) {
        super.losePartitions(lost);
        paused.removeAll(lost);
    }

    @Override
    public synchronized void pause(Collection<TopicPartition> partitions) {
        super.pause(partitions);
        paused.addAll(partitions);
    }

    @Override
    public synchronized void resume(Collection<TopicPartition> partitions) {
        super.resume(partitions);
        paused.removeAll(partitions);
    }

    @Override
    public synchronized Set<TopicPartition> paused() {
        return Set.copyOf(paused);
    }

    // A poll holds the lock while it waits for this very call.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    @Override
    public void wakeup() {
        woken.set(true);
        wakeups.release();
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
        maybeWake();
        if (!commitFailures.isEmpty()) {
            throw commitFailures.remove(0);
        }
        Map<TopicPartition, Long> plain = new HashMap<>();
        offsets.forEach((partition, offset) -> plain.put(partition, offset.offset()));
        onCommit.accept(plain);
        group.putAll(offsets);
        commits.add(plain);
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        maybeWake();
        maybeFail();
        Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>(group);
        found.keySet().retainAll(partitions);
        return found;
    }

    private void maybeFail() {
        if (!questionFailures.isEmpty()) {
            throw questionFailures.remove(0);
        }
    }

    private void maybeWake() {
        if (wakeupsWithin > 0 || woken.getAndSet(false)) {
            wakeupsWithin = Math.max(0, wakeupsWithin - 1);
            throw new WakeupException();
        }
    }

    @Override
    public synchronized Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
        maybeWake();
        maybeFail();
        Map<TopicPartition, Long> found = new HashMap<>();
        partitions.forEach(partition -> found.put(partition, topic.beginning(partition)));
        return found;
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> found = new HashMap<>();
        partitions.forEach(partition -> found.put(partition, topic.end(partition)));
        return found;
    }

    @Override
    public synchronized List<PartitionInfo> partitionsFor(String name) {
        return topic.partitions().stream()
                .filter(partition -> partition.topic().equals(name))
                .map(partition -> new PartitionInfo(name, partition.partition(), null, null, null))
                .toList();
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
        Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
        times.forEach((partition, since) -> topic.read(partition, 0, Integer.MAX_VALUE).stream()
                .filter(record -> record.timestamp() >= since)
                .findFirst()
                .ifPresent(
                        record -> found.put(partition, new OffsetAndTimestamp(record.offset(), record.timestamp()))));
        return found;
    }

    @Override
    public OptionalLong currentLag(TopicPartition partition) {
        return OptionalLong.of(topic.end(partition) - position(partition));
    }
}
