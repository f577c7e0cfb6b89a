package io.hoststream.launcher.broker;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run of the broker holds: directory, sockets, node and watchdog, taken in this order and given back
 * in the reverse one. Used by one thread at a time.
 */
final class BrokerRun {

    private final BrokerSettings settings;
    private @Nullable DataDirectory directory;
    private @Nullable BoundSockets sockets;
    private @Nullable FreeSpaceWatchdog watchdog;
    private @Nullable KafkaNode node;

    BrokerRun(BrokerSettings settings) {
        this.settings = settings;
    }

    /** Starts watching the free space of the directory and looks again after every {@code period}. */
    record Watch(Duration period, ObjLongConsumer<FreeSpaceState> changed) {}

    /** Starts everything and returns the node when clients can use it; what was taken is kept if this fails. */
    KafkaNode open(Consumer<BrokerStage> stage, Watch watch, BiConsumer<String, @Nullable Throwable> died)
            throws InterruptedException, ExecutionException {
        stage.accept(BrokerStage.PREPARING);
        DataDirectory held = DataDirectory.lock(settings.dataDir());
        directory = held;
        BoundSockets bound = BoundSockets.bind(settings.host(), settings.port());
        sockets = bound;
        LogFormat.prepare(held.path());
        watchdog = new FreeSpaceWatchdog(held.path(), settings.minimumFree(), watch.changed());
        watchdog.start(watch.period());
        KafkaNode started = new KafkaNode(
                NodeProperties.of(settings, held.path(), bound.clientsPort(), bound.controllerPort()), bound, died);
        node = started;
        stage.accept(BrokerStage.CONTROLLER);
        started.startController();
        stage.accept(BrokerStage.BROKER);
        started.startBroker();
        return started;
    }

    /** The port that clients connect to, once open. */
    int clientsPort() {
        if (sockets == null) {
            throw new IllegalStateException("the broker has no sockets yet");
        }
        return sockets.clientsPort();
    }

    /** Gives everything back; the broker may take {@code handover} to say goodbye to its controller. */
    void close(Duration handover) {
        if (node != null) {
            node.stop(handover);
        }
        if (watchdog != null) {
            watchdog.close();
        }
        if (sockets != null) {
            sockets.close();
        }
        if (directory != null) {
            directory.close();
        }
    }
}
