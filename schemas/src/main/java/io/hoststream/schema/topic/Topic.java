package io.hoststream.schema.topic;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The topics, each with its layout. Changing a partition count moves hosts to other partitions and so breaks the order
 * of what a host said: the counts are chosen with room.
 */
public enum Topic {
    /** Samples, keyed by host. Kept by arrival time, so that a backlog older than the retention is not lost on arrival. */
    SAMPLES("hoststream.samples", 12, Duration.ofDays(3)),

    /** Inventory of the hosts, keyed by host; the newest of each stands. */
    HOSTS("hoststream.hosts", 1, Duration.ZERO),

    /** State changes of alerts, keyed by host. As many partitions as samples: the same host has the same number. */
    ALERTS("hoststream.alerts", 12, Duration.ofDays(30)),

    /** What role alert knows of each host, by partition as its samples are. */
    BASELINES("hoststream.baselines", 12, Duration.ZERO),

    /** Groups, silences and requests to collectors; what kind a record is of is the part of its key before the slash. */
    CONTROLS("hoststream.controls", 1, Duration.ZERO),

    /** What receivers were told of groups of alerts. One partition: whoever holds it tells. */
    NOTIFICATIONS("hoststream.notifications", 1, Duration.ZERO),

    /** Records that could not be read, with headers that say where they were and why. */
    DEAD_LETTERS("hoststream.dead-letters", 1, Duration.ofDays(7));

    private final String topicName;
    private final int partitions;
    private final Duration retention;

    /** A topic that keeps records for {@code retention}; zero: one that keeps the newest of each key. */
    Topic(String topicName, int partitions, Duration retention) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.retention = retention;
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** How many partitions it is created with. */
    public int partitions() {
        return partitions;
    }

    /** Whether only the newest record of each key is kept; then a null value is a tombstone. */
    public boolean compacted() {
        return retention.isZero();
    }

    /** The topic's configuration, by Kafka's keys. */
    public Map<String, String> configuration() {
        Map<String, String> configuration = new TreeMap<>(Map.of(
                "compression.type", "zstd",
                "message.timestamp.type", "LogAppendTime",
                "max.message.bytes", "1048588"));
        if (compacted()) {
            configuration.put("cleanup.policy", "compact");
            // Only segments that are closed are compacted, and such topics are read whole.
            configuration.put("segment.bytes", "16777216");
        } else {
            configuration.put("cleanup.policy", "delete");
            configuration.put("retention.ms", Long.toString(retention.toMillis()));
        }
        return Collections.unmodifiableMap(configuration);
    }
}
