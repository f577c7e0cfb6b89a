package io.hoststream.launcher.broker;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import kafka.cluster.Partition;
import kafka.server.BrokerServer;
import kafka.server.ReplicaManager;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.metadata.MetadataCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Whether the broker leads all of its partitions. Kafka calls itself started a moment before that is so. In this moment
 * it turns the first batch of a new producer away and takes the second, which makes the first one unsendable.
 */
final class Leaderships {

    private static final Logger LOG = LoggerFactory.getLogger(Leaderships.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Leaderships() {}

    /** Returns when the broker leads every partition that there is; after ten seconds it returns with a warning. */
    static void await(BrokerServer broker) throws InterruptedException, ExecutionException {
        if (!Awaited.holds(() -> complete(broker), LIMIT)) {
            LOG.warn("the broker does not lead all of its partitions limit={}", LIMIT);
        }
    }

    private static boolean complete(BrokerServer broker) {
        MetadataCache metadata = broker.metadataCache();
        return metadata.getAllTopics().stream()
                .allMatch(topic -> IntStream.range(
                                0, metadata.numPartitions(topic).orElse(0))
                        .allMatch(index -> leads(broker.replicaManager(), new TopicPartition(topic, index))));
    }

    private static boolean leads(ReplicaManager replicas, TopicPartition partition) {
        Option<Partition> online = replicas.onlinePartition(partition);
        return online.isDefined() && online.get().isLeader();
    }
}
