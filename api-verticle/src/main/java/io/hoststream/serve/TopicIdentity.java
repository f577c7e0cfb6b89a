package io.hoststream.serve;

import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.schema.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The identity of the samples' topic, which is another one when it was made anew. */
final class TopicIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(TopicIdentity.class);
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private volatile @Nullable UUID id;
    private volatile @Nullable Admin admin;
    private volatile boolean closed;

    TopicIdentity(KafkaSettings settings) {
        this.settings = settings;
    }

    /** What was heard last; empty if nothing was. */
    Optional<UUID> known() {
        return Optional.ofNullable(id);
    }

    /** Asks the cluster; says whether it answered. Blocks up to five seconds; called by one thread at a time. */
    boolean ask() {
        try {
            Admin asked = open();
            String name = Topic.SAMPLES.topicName();
            TopicDescription found = asked.describeTopics(List.of(name))
                    .allTopicNames()
                    .get(BOUND.toMillis(), TimeUnit.MILLISECONDS)
                    .get(name);
            if (found != null) {
                Uuid topic = found.topicId();
                id = new UUID(topic.getMostSignificantBits(), topic.getLeastSignificantBits());
            }
            return found != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException | KafkaException | IllegalStateException e) {
            LOG.debug("the cluster does not tell about the samples: {}", e.toString());
        }
        return false;
    }

    private Admin open() {
        Admin known = admin;
        Admin opened = known == null ? KafkaClients.admin(settings, BOUND) : known;
        admin = opened;
        if (closed) {
            opened.close(Duration.ZERO);
        }
        return opened;
    }

    /** Lets go of the cluster, and ends a question that is under way; says whether it had hold of it. */
    boolean close() {
        closed = true;
        Admin open = admin;
        if (open != null) {
            open.close(Duration.ZERO);
        }
        return open != null;
    }
}
