package io.hoststream.launcher.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's own broker and controller, put together as Kafka's main class does, but with our sockets and with faults that
 * are reported instead of ending the process.
 */
final class KafkaNode {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);

    private final BiConsumer<String, @Nullable Throwable> died;
    private final Metrics metrics;
    private final ControllerServer controller;
    private final BrokerServer broker;

    /** @param died takes the reason and cause of every fault that the node does not survive */
    KafkaNode(
            Map<String, String> properties, ServerSocketFactory sockets, BiConsumer<String, @Nullable Throwable> died) {
        this.died = died;
        KafkaConfig config = new KafkaConfig(properties, false);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directory =
                KafkaRaftServer.initializeLogDirs(config, LOG, "");
        this.metrics = Server.initializeMetrics(
                config, Time.SYSTEM, directory._1().clusterId().orElseThrow());
        SharedServer shared = shared(config, directory._1(), sockets);
        this.broker = new BrokerServer(shared);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directory._2());
    }

    /** Starts the controller; afterwards it has read its log and no broker of before is in the way. */
    void startController() throws InterruptedException {
        controller.startup();
        if (controller.metadataCache().hasAliveBroker(LogFormat.NODE_ID)) {
            StaleRegistration.remove(controller.controller(), LogFormat.NODE_ID);
        }
    }

    /** Starts the broker and returns when it is registered, unfenced, and leads its partitions. */
    void startBroker() throws InterruptedException, ExecutionException {
        broker.startup();
        Leaderships.await(broker);
    }

    /** Waits until the broker has stopped, whoever stopped it. */
    void awaitStopped() {
        broker.awaitShutdown();
    }

    /** Stops everything, also after half a start; what fails is logged, and the rest is stopped all the same. */
    void stop(Duration handover) {
        quietly("broker", () -> broker.shutdown(handover));
        quietly("controller", controller::shutdown);
        quietly("metrics", metrics::close);
    }

    private SharedServer shared(KafkaConfig config, MetaPropertiesEnsemble directory, ServerSocketFactory sockets) {
        return new SharedServer(
                config,
                directory,
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                this::faultHandler,
                sockets);
    }

    private FaultHandler faultHandler(String name, boolean fatal, Runnable action) {
        if (!fatal) {
            return new LoggingFaultHandler(name, action);
        }
        return (message, cause) -> {
            LOG.error("fatal fault in Kafka part={} message={}", name, message, cause);
            action.run();
            died.accept(name + ": " + message, cause);
            return new FaultHandlerException(message, cause);
        };
    }

    private static void quietly(String part, Runnable stop) {
        try {
            stop.run();
        } catch (RuntimeException e) {
            LOG.warn("stopping Kafka failed part={}", part, e);
        }
    }
}
