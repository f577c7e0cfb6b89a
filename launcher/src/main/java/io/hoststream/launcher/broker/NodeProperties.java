package io.hoststream.launcher.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The configuration of a Kafka node that is broker and controller in one, alone, and shares its process with others: few
 * threads, small buffers, and segments small enough to be checked in a moment after a crash.
 */
final class NodeProperties {

    private static final long MIB = 1 << 20;

    private final Map<String, String> values = new LinkedHashMap<>();

    private NodeProperties() {}

    /** @param directory absolute path of the data directory */
    static Map<String, String> of(BrokerSettings settings, Path directory, int clientsPort, int controllerPort) {
        NodeProperties properties = new NodeProperties();
        properties.identity(directory);
        properties.listeners(settings.host(), clientsPort, controllerPort);
        properties.registration();
        properties.retention(settings);
        properties.internalTopics();
        properties.groups();
        properties.footprint();
        return Map.copyOf(properties.values);
    }

    private void identity(Path directory) {
        set("process.roles", "broker,controller");
        set("node.id", LogFormat.NODE_ID);
        set("log.dirs", directory.toString());
        set("auto.create.topics.enable", false);
    }

    private void listeners(String host, int clientsPort, int controllerPort) {
        String name = host.contains(":") ? "[" + host + "]" : host;
        String clients = BoundSockets.CLIENTS + "://" + name + ":" + clientsPort;
        String controller = BoundSockets.CONTROLLER + "://" + name + ":" + controllerPort;
        set("listeners", clients + "," + controller);
        set("advertised.listeners", clients);
        set("inter.broker.listener.name", BoundSockets.CLIENTS);
        set("controller.listener.names", BoundSockets.CONTROLLER);
        set("controller.quorum.voters", LogFormat.NODE_ID + "@" + name + ":" + controllerPort);
        set(
                "listener.security.protocol.map",
                BoundSockets.CLIENTS + ":PLAINTEXT," + BoundSockets.CONTROLLER + ":PLAINTEXT");
    }

    /**
     * Heartbeats never leave the process. The session is long enough for a pause of the whole process, and short enough
     * that a start which must wait for its end (see {@link StaleRegistration}) is still bearable.
     */
    private void registration() {
        set("broker.session.timeout.ms", 6_000);
        set("broker.heartbeat.interval.ms", 1_000);
        set("initial.broker.registration.timeout.ms", 30_000);
    }

    private void retention(BrokerSettings settings) {
        set("log.retention.ms", settings.retention().toMillis());
        set("log.retention.bytes", settings.retentionBytes());
        set("log.roll.ms", rollInterval(settings.retention()).toMillis());
        set("log.segment.bytes", 64 * MIB);
        set("log.index.size.max.bytes", MIB);
    }

    private void internalTopics() {
        set("offsets.topic.num.partitions", 4);
        set("offsets.topic.replication.factor", 1);
        set("offsets.topic.segment.bytes", 8 * MIB);
        set("transaction.state.log.num.partitions", 4);
        set("transaction.state.log.replication.factor", 1);
        set("transaction.state.log.min.isr", 1);
        set("transaction.state.log.segment.bytes", 8 * MIB);
        set("share.coordinator.state.topic.num.partitions", 1);
        set("share.coordinator.state.topic.replication.factor", 1);
        set("share.coordinator.state.topic.min.isr", 1);
    }

    /**
     * Members are on this machine, so what they do not say for a few seconds they will not say: a process that was killed
     * must not keep its partitions from the one that is started next for Kafka's 45 s.
     */
    private void groups() {
        set("group.initial.rebalance.delay.ms", 0);
        set("group.consumer.session.timeout.ms", 10_000);
        set("group.consumer.min.session.timeout.ms", 10_000);
        set("group.consumer.heartbeat.interval.ms", 2_000);
        set("group.consumer.min.heartbeat.interval.ms", 2_000);
    }

    private void footprint() {
        set("num.network.threads", 1);
        set("num.io.threads", 3);
        set("background.threads", 2);
        set("group.coordinator.threads", 1);
        set("group.coordinator.background.threads", 1);
        set("log.cleaner.dedupe.buffer.size", 4 * MIB);
        set("log.cleaner.io.buffer.size", 128 << 10);
        set("metadata.log.segment.bytes", 16 * MIB);
        set("metadata.max.retention.bytes", 32 * MIB);
        set("metadata.max.idle.interval.ms", 5_000);
        set("metric.reporters", "");
    }

    /** A segment is dropped as a whole, so it must be closed well before its records are due. */
    private static Duration rollInterval(Duration retention) {
        return retention.dividedBy(6);
    }

    private void set(String key, Object value) {
        values.put(key, value.toString());
    }
}
