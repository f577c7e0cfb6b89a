package io.hoststream.launcher.e2e;

import io.hoststream.launcher.broker.BrokerFailure;
import io.hoststream.launcher.broker.BrokerListener;
import io.hoststream.launcher.broker.BrokerSettings;
import io.hoststream.launcher.broker.BrokerStage;
import io.hoststream.launcher.broker.EmbeddedBroker;
import io.hoststream.launcher.broker.FreeSpaceState;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Kafka broker in the process of the tests, which stands for the cluster that roles run against. */
final class LocalBroker implements BrokerListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalBroker.class);

    private final EmbeddedBroker broker;

    /** Starts it in this directory. */
    LocalBroker(Path directory) {
        this(directory, 0);
    }

    /** Starts it in this directory, on that port. */
    LocalBroker(Path directory, int port) {
        this.broker = new EmbeddedBroker(BrokerSettings.in(directory).withPort(port), this);
        broker.start();
    }

    /** Makes the topics with the command, as an operator would; returns what it said. */
    String applyTopics(Path scratch) throws Exception {
        try (HoststreamProcess apply =
                HoststreamProcess.start(scratch, "topics", List.of("topics", "apply", "--set", setting()))) {
            if (apply.awaitExit() != 0) {
                throw new AssertionError(apply.toString());
            }
            return apply.output();
        }
    }

    /** The setting that leads a command to it. */
    String setting() {
        return "kafka.bootstrap=" + broker.bootstrap();
    }

    Broker client() {
        return new Broker(broker.bootstrap());
    }

    @Override
    public void stageReached(BrokerStage stage) {
        LOG.info("broker stage={}", stage);
    }

    @Override
    public void failed(BrokerFailure failure) {
        LOG.error("broker failed: {}", failure.message());
    }

    @Override
    public void freeSpaceChanged(FreeSpaceState state, long freeBytes) {
        LOG.info("broker free={} {}", freeBytes, state);
    }

    @Override
    public void close() {
        broker.close();
    }
}
