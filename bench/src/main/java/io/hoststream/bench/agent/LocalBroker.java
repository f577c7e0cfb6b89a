package io.hoststream.bench.agent;

import io.hoststream.launcher.broker.BrokerFailure;
import io.hoststream.launcher.broker.BrokerListener;
import io.hoststream.launcher.broker.BrokerSettings;
import io.hoststream.launcher.broker.BrokerStage;
import io.hoststream.launcher.broker.EmbeddedBroker;
import io.hoststream.launcher.broker.FreeSpaceState;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.kafka.Topics;
import io.hoststream.pipeline.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka broker in this process, with the topics of hoststream. */
final class LocalBroker implements BrokerListener, AutoCloseable {

    private final EmbeddedBroker broker;

    LocalBroker(Path directory) {
        this.broker = new EmbeddedBroker(BrokerSettings.in(directory).withPort(0), this);
        broker.start();
        KafkaSettings settings = Settings.of(KafkaSettings.class, Map.of("kafka.bootstrap", broker.bootstrap()));
        new Topics(settings, Duration.ofSeconds(20)).apply();
    }

    /** Makes a topic of a peer's. */
    void make(String topic) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    @Override
    public void stageReached(BrokerStage stage) {
        // Nobody watches the start.
    }

    @Override
    public void failed(BrokerFailure failure) {
        throw new IllegalStateException(failure.message());
    }

    @Override
    public void freeSpaceChanged(FreeSpaceState state, long freeBytes) {
        // The agents write little.
    }

    @Override
    public void close() {
        broker.close();
    }
}
