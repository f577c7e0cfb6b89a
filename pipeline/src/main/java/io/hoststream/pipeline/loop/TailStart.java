package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.loop.Subscription.Tail;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Gives a consumer every partition of a topic and finds where to start, so far back in time. */
final class TailStart {

    private final Consumer<byte[], byte[]> consumer;
    private final Clock clock;

    TailStart(Consumer<byte[], byte[]> consumer, Clock clock) {
        this.consumer = consumer;
        this.clock = clock;
    }

    /** Where each partition is to be read from; empty for the beginning. */
    Map<TopicPartition, OptionalLong> assign(String topic, Tail tail) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("Topic " + topic + " does not exist");
        }
        consumer.assign(partitions);
        if (tail.lookBack().equals(Tail.NOTHING)) {
            return ends(partitions);
        }
        return tail.lookBack().equals(Tail.EVERYTHING) ? beginnings(partitions) : since(partitions, tail);
    }

    private Map<TopicPartition, OptionalLong> ends(List<TopicPartition> partitions) {
        Map<TopicPartition, OptionalLong> starts = new LinkedHashMap<>();
        consumer.endOffsets(partitions).forEach((partition, end) -> starts.put(partition, OptionalLong.of(end)));
        return starts;
    }

    private static Map<TopicPartition, OptionalLong> beginnings(List<TopicPartition> partitions) {
        return partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OptionalLong.empty()));
    }

    private Map<TopicPartition, OptionalLong> since(List<TopicPartition> partitions, Tail tail) {
        long from = clock.instant().minus(tail.lookBack()).toEpochMilli();
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> from)));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OptionalLong> starts = new LinkedHashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = found.get(partition);
            starts.put(partition, OptionalLong.of(first == null ? ends.getOrDefault(partition, 0L) : first.offset()));
        }
        return starts;
    }
}
