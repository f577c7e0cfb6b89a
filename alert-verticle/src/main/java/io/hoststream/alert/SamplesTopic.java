package io.hoststream.alert;

import io.hoststream.pipeline.loop.RetriableException;
import io.hoststream.schema.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What is asked about the topic of the samples, besides its records. May be used by any thread. */
final class SamplesTopic implements AutoCloseable {

    private final Admin admin;
    private final Duration bound;

    /** Asks this administrator, whose calls fail within {@code bound}. */
    SamplesTopic(Admin admin, Duration bound) {
        this.admin = admin;
        this.bound = bound;
    }

    /**
     * The identity of the topic, which is another one when it was made anew. Blocks.
     *
     * @throws RetriableException if that cannot be said now
     */
    String id() {
        String name = Topic.SAMPLES.topicName();
        try {
            TopicDescription found = admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .get(bound.toMillis(), TimeUnit.MILLISECONDS)
                    .get(name);
            if (found == null) {
                throw new RetriableException("the cluster does not tell about " + name);
            }
            return found.topicId().toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetriableException("interrupted", e);
        } catch (TimeoutException e) {
            throw new RetriableException("the cluster does not answer", e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(ExecutionException failure) {
        boolean passing = failure.getCause() instanceof org.apache.kafka.common.errors.RetriableException
                || failure.getCause() instanceof UnknownTopicOrPartitionException;
        if (passing) {
            return new RetriableException(
                    "the cluster cannot tell about the samples: " + failure.getMessage(), failure);
        }
        return failure.getCause() instanceof RuntimeException unchecked ? unchecked : new KafkaException(failure);
    }

    /** Asks for the offsets at which partitions end. Does not block; may fail. */
    CompletionStage<Map<TopicPartition, Long>> ends(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().toCompletionStage().thenApply(SamplesTopic::offsets);
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> found) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        found.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
