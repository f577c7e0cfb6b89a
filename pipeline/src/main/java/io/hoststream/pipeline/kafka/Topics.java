package io.hoststream.pipeline.kafka;

import io.hoststream.schema.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing, and finds out whether the cluster answers at all. */
public final class Topics {

    private final KafkaSettings settings;
    private final Duration bound;

    /** Works on the cluster of the settings; every call gives up after {@code bound}. */
    public Topics(KafkaSettings settings, Duration bound) {
        this.settings = settings;
        this.bound = bound;
    }

    /**
     * The topics that the cluster lacks, in the order in which they are listed.
     *
     * @throws BrokerUnreachableException if no broker answers
     */
    public List<Topic> missing() {
        try (Admin admin = admin()) {
            return missing(admin);
        }
    }

    /**
     * Makes the topics that are missing; leaves those that exist as they are.
     *
     * @return the topics that were made
     * @throws BrokerUnreachableException if no broker answers
     */
    public List<Topic> apply() {
        try (Admin admin = admin()) {
            List<Topic> made = new ArrayList<>();
            for (Topic topic : missing(admin)) {
                create(admin, topic);
                made.add(topic);
            }
            return made;
        }
    }

    private Admin admin() {
        try {
            return KafkaClients.admin(settings, bound);
        } catch (KafkaException e) {
            if (e.getCause() instanceof ConfigException) {
                throw new BrokerUnreachableException(
                        "No host of kafka.bootstrap = \"" + settings.bootstrap()
                                + "\" has an address. Is it spelled right?",
                        e);
            }
            throw e;
        }
    }

    private List<Topic> missing(Admin admin) {
        Set<String> existing =
                await(admin.listTopics().names().toCompletionStage().toCompletableFuture());
        return Arrays.stream(Topic.values())
                .filter(topic -> !existing.contains(topic.topicName()))
                .toList();
    }

    private void create(Admin admin, Topic topic) {
        NewTopic layout = new NewTopic(topic.topicName(), topic.partitions(), (short) settings.replication())
                .configs(Map.copyOf(topic.configuration()));
        try {
            await(admin.createTopics(List.of(layout)).all().toCompletionStage().toCompletableFuture());
        } catch (TopicExistsException e) {
            // Another process made it between the two calls: it is there, which is what was asked.
            return;
        }
    }

    private <R> R await(Future<R> answer) {
        try {
            return answer.get(bound.toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for the cluster", e);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException timeout) {
                throw unreachable(timeout);
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        }
    }

    private BrokerUnreachableException unreachable(Exception cause) {
        return new BrokerUnreachableException(
                "No Kafka broker answered at " + settings.bootstrap() + " within " + bound.toSeconds()
                        + " s (kafka.bootstrap). Is it running, and is the address right?",
                cause);
    }
}
