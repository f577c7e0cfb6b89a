package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.loop.Subscription.Group;
import io.hoststream.schema.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;

/** One random story: what producers, the sink, the group and the broker do, in an order that the seed decides. */
final class Interleaving {

    private static final int ROUNDS_TO_SETTLE = 500;

    private final Random random;
    private final ManualTime time = new ManualTime();
    private final FakeTopic topic = new FakeTopic(Topic.SAMPLES.topicName(), 3);
    private final List<TopicPartition> partitions = List.of(topic.partition(0), topic.partition(1), topic.partition(2));
    private final Map<TopicPartition, OffsetAndMetadata> group = new HashMap<>();
    private final Ledger ledger = new Ledger(topic);
    private final List<String> story = new ArrayList<>();
    private Member member;

    /** One instance with its loop; after a crash there is another one. */
    private record Member(FakeConsumer consumer, RandomSink sink, RandomDeadLetters letters, Loop<String> loop) {}

    Interleaving(long seed) {
        this.random = new Random(seed);
        this.member = start();
    }

    /** What happened, the newest last. */
    List<String> story() {
        return story;
    }

    void run(int steps) {
        for (int step = 0; step < steps; step++) {
            act();
        }
        settle();
    }

    private Member start() {
        FakeConsumer consumer = new FakeConsumer(topic, group, time);
        consumer.onCommit = commit -> {
            story.add("commit " + commit);
            ledger.check(commit);
        };
        RandomSink sink = new RandomSink(random, ledger);
        RandomDeadLetters letters = new RandomDeadLetters(random, ledger);
        LoopTiming timing = new LoopTiming(
                time,
                time::nanos,
                LoopBench.POLL,
                Duration.ofMillis(random.nextInt(600)),
                Duration.ofMillis(200),
                Duration.ofSeconds(1));
        Loop<String> loop = new Loop<>(
                consumer,
                new LoopSpec<>("random", Topic.SAMPLES, new Group("random"), LoopBench::text),
                sink,
                new LoopParts(letters, timing, new RecordingMonitor()));
        loop.start();
        return new Member(consumer, sink, letters, loop);
    }

    private void act() {
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> append();
            case 3, 4, 5 -> told("answer", member.sink()::answerOne);
            case 6 -> told("letter", member.letters()::answerOne);
            case 7, 8 -> rebalance(some(partitions));
            case 9 -> told("lose", () -> member.consumer().schedulePollTask(this::lose));
            case 10 -> fail();
            case 11 -> told("wake", member.consumer()::wakeup);
            case 12 -> told("wake within", () -> member.consumer().wakeWithinCalls(1 + random.nextInt(2)));
            case 13 -> told("forget pauses", member.consumer()::forgetPauses);
            case 14 -> elsewhere();
            case 15 -> maybeEnd();
            default -> told("round", member.loop()::runOnce);
        }
    }

    private void told(String what, Runnable action) {
        story.add(what);
        action.run();
    }

    private void append() {
        TopicPartition partition = partitions.get(random.nextInt(partitions.size()));
        for (int count = 1 + random.nextInt(5); count > 0; count--) {
            String kind = random.nextInt(8) == 0 ? FakeTopic.MALFORMED : "value";
            story.add(partition + " " + kind + " " + topic.append(partition, kind));
        }
    }

    private void rebalance(Collection<TopicPartition> now) {
        told(
                "assign " + now,
                () -> member.consumer().schedulePollTask(() -> member.consumer().rebalance(now)));
    }

    private void lose() {
        List<TopicPartition> lost = some(member.consumer().assignment());
        story.add("lost " + lost);
        if (!lost.isEmpty()) {
            member.consumer().losePartitions(lost);
        }
    }

    /** Another member of the group handles records of a partition that this one does not have. */
    private void elsewhere() {
        TopicPartition partition = partitions.get(random.nextInt(partitions.size()));
        if (member.consumer().assignment().contains(partition)) {
            return;
        }
        OffsetAndMetadata committed = group.getOrDefault(partition, new OffsetAndMetadata(0));
        long until = Math.min(topic.end(partition), committed.offset() + random.nextInt(4));
        for (long offset = committed.offset(); offset < until; offset++) {
            ledger.done(partition, offset);
        }
        story.add(partition + " elsewhere up to " + until);
        group.put(partition, new OffsetAndMetadata(until));
    }

    private void maybeEnd() {
        switch (random.nextInt(4)) {
            case 0 -> told("crash", () -> member = start());
            case 1 -> {
                told("close", () -> member.loop().close(Duration.ofMillis(random.nextInt(300))));
                member = start();
            }
            default -> time.advance(Duration.ofMillis(random.nextInt(2000)));
        }
    }

    private void fail() {
        if (random.nextInt(3) == 0) {
            told("question fails", () -> member.consumer().questionFailures.add(new TimeoutException("away")));
        } else {
            told("commit fails", () -> member.consumer().commitFailures.add(passing()));
        }
    }

    private RuntimeException passing() {
        return switch (random.nextInt(3)) {
            case 0 -> new TimeoutException("away");
            case 1 -> new CommitFailedException("replaced");
            default -> new RebalanceInProgressException("wait");
        };
    }

    private List<TopicPartition> some(Collection<TopicPartition> all) {
        return all.stream().filter(each -> random.nextInt(3) > 0).toList();
    }

    /** Everything goes well from here on: every record has to be done in the end, and committed. */
    private void settle() {
        member.sink().calm = true;
        member.letters().calm = true;
        member.consumer().commitFailures.clear();
        member.consumer().questionFailures.clear();
        rebalance(partitions);
        for (int round = 0; round < ROUNDS_TO_SETTLE && !caughtUp(); round++) {
            member.sink().answerAll();
            member.letters().answerAll();
            member.loop().runOnce();
        }
        told("close in the end", () -> member.loop().close(Duration.ofSeconds(1)));
        for (TopicPartition partition : partitions) {
            assertThat(ledger.doneBelow(partition)).as("done of %s", partition).isEqualTo(topic.end(partition));
            assertThat(group.getOrDefault(partition, new OffsetAndMetadata(0)).offset())
                    .as("committed of %s", partition)
                    .isEqualTo(topic.end(partition));
        }
    }

    private boolean caughtUp() {
        FakeConsumer consumer = member.consumer();
        return consumer.assignment().containsAll(partitions)
                && consumer.paused().isEmpty()
                && partitions.stream().allMatch(each -> consumer.position(each) == topic.end(each));
    }
}
