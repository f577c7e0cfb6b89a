package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What is really done with every record of a topic, whoever says what about it; holds every commit against that. */
final class Ledger {

    private final FakeTopic topic;
    private final Map<TopicPartition, Set<Long>> done = new HashMap<>();

    Ledger(FakeTopic topic) {
        this.topic = topic;
    }

    /** A record is durably handled: by the sink, or as a dead letter. */
    void done(TopicPartition partition, long offset) {
        done.computeIfAbsent(partition, missing -> new HashSet<>()).add(offset);
    }

    boolean isDone(TopicPartition partition, long offset) {
        return done.getOrDefault(partition, Set.of()).contains(offset);
    }

    /** The offset below which everything is done. */
    long doneBelow(TopicPartition partition) {
        long offset = 0;
        while (isDone(partition, offset)) {
            offset++;
        }
        return offset;
    }

    boolean malformed(TopicPartition partition, long offset) {
        ConsumerRecord<byte[], byte[]> record = topic.read(partition, offset, 1).get(0);
        return new String(record.value(), StandardCharsets.UTF_8).startsWith(FakeTopic.MALFORMED);
    }

    /** Fails if a commit passes a record that is not done. */
    void check(Map<TopicPartition, Long> commit) {
        commit.forEach((partition, offset) -> assertThat(doneBelow(partition))
                .as("%s is committed up to %d, so everything below has to be done", partition, offset)
                .isGreaterThanOrEqualTo(offset));
    }
}
