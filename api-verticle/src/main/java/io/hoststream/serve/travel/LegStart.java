package io.hoststream.serve.travel;

import io.hoststream.serve.travel.Start.AtOffsets;
import io.hoststream.serve.travel.Start.AtTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Gives a consumer the partitions of a leg, and finds out where each begins. Blocks. */
final class LegStart {

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;

    LegStart(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    Located find(Leg leg) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .filter(each -> leg.partitions()
                        .map(some -> some.contains(each.partition()))
                        .orElse(true))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic " + topic + " has no such partition");
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> oldest = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        OptionalLong oldestMillis = atTime(partitions, 0).values().stream()
                .filter(Objects::nonNull)
                .mapToLong(OffsetAndTimestamp::timestamp)
                .min();
        Map<TopicPartition, Long> starts = starts(leg.start(), partitions, ends);
        starts.replaceAll(
                (each, start) -> Math.min(Math.max(start, oldest.getOrDefault(each, 0L)), ends.getOrDefault(each, 0L)));
        starts.forEach(consumer::seek);
        return new Located(numbered(starts), numbered(oldest), numbered(ends), oldestMillis);
    }

    private Map<TopicPartition, Long> starts(
            Start start, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        if (start instanceof AtTime time) {
            Map<TopicPartition, OffsetAndTimestamp> found = atTime(partitions, time.millis());
            for (TopicPartition each : partitions) {
                OffsetAndTimestamp first = found.get(each);
                starts.put(each, first == null ? ends.getOrDefault(each, 0L) : first.offset());
            }
        } else if (start instanceof AtOffsets offsets) {
            partitions.forEach(each -> starts.put(each, offsets.next().getOrDefault(each.partition(), 0L)));
        }
        return starts;
    }

    private Map<TopicPartition, OffsetAndTimestamp> atTime(List<TopicPartition> partitions, long millis) {
        return consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(each -> each, each -> Math.max(0, millis))));
    }

    private static Map<Integer, Long> numbered(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().partition(), Map.Entry::getValue));
    }
}
