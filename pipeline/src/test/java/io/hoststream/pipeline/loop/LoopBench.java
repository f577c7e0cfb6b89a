package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.loop.Subscription.Group;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A loop with hand-driven surroundings. Rounds are run by calling {@link #round()}; nothing else happens by itself. */
final class LoopBench {

    static final Duration POLL = Duration.ofMillis(100);
    static final Duration COMMIT_EVERY = Duration.ofMillis(500);

    final ManualTime time = new ManualTime();
    final FakeTopic topic = new FakeTopic(Topic.SAMPLES.topicName(), 3);
    final Map<TopicPartition, OffsetAndMetadata> group = new HashMap<>();
    final FakeConsumer consumer = new FakeConsumer(topic, group, time);
    final FakeSink sink = new FakeSink();
    final FakeDeadLetters deadLetters = new FakeDeadLetters();
    final RecordingMonitor monitor = new RecordingMonitor();
    final TopicPartition p0 = topic.partition(0);
    final TopicPartition p1 = topic.partition(1);
    final TopicPartition p2 = topic.partition(2);
    final Loop<String> loop;

    /** Whether nobody can say now what a record is that begins with "riddle". */
    boolean puzzled;

    LoopBench(Subscription subscription) {
        LoopTiming timing =
                new LoopTiming(time, time::nanos, POLL, COMMIT_EVERY, Duration.ofMillis(200), Duration.ofSeconds(1));
        LoopSpec<String> spec = new LoopSpec<>("test", Topic.SAMPLES, subscription, this::decode);
        this.loop = new Loop<>(consumer, spec, sink, new LoopParts(deadLetters, timing, monitor));
    }

    /** A loop of a group that has these partitions. */
    static LoopBench grouped(int... partitions) {
        LoopBench bench = new LoopBench(new Group("testers"));
        bench.loop.start();
        bench.assign(partitions);
        bench.round();
        return bench;
    }

    /** In the next poll the group hands these partitions out, and no others. */
    void assign(int... partitions) {
        List<TopicPartition> now =
                Arrays.stream(partitions).mapToObj(topic::partition).toList();
        consumer.schedulePollTask(() -> consumer.rebalance(now));
    }

    /** In the next poll these partitions turn out to be another member's by now. */
    void lose(int... partitions) {
        List<TopicPartition> lost =
                Arrays.stream(partitions).mapToObj(topic::partition).toList();
        consumer.schedulePollTask(() -> consumer.losePartitions(lost));
    }

    void append(TopicPartition partition, String... values) {
        for (String value : values) {
            topic.append(partition, value);
        }
    }

    void committed(TopicPartition partition, long offset) {
        group.put(partition, new OffsetAndMetadata(offset));
    }

    void round() {
        loop.runOnce();
    }

    void rounds(int count) {
        for (int i = 0; i < count; i++) {
            round();
        }
    }

    /** Enough rounds for a commit to be due. */
    void untilCommit() {
        rounds((int) COMMIT_EVERY.dividedBy(POLL) + 1);
    }

    /** The offset that the group has committed; -1 for none. */
    long committed(TopicPartition partition) {
        OffsetAndMetadata offset = group.get(partition);
        return offset == null ? -1 : offset.offset();
    }

    private String decode(byte @Nullable [] bytes) {
        String text = text(bytes);
        if (puzzled && text.startsWith("riddle")) {
            throw new TimeoutException("the registry is away");
        }
        return text;
    }

    static String text(byte @Nullable [] bytes) {
        String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith(FakeTopic.MALFORMED)) {
            throw new MalformedRecordException("expected text, found \"" + text + '"');
        }
        return text;
    }
}
