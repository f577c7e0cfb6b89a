package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Subscription;
import io.hoststream.pipeline.publish.Publisher;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.WireDecoder;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Role alert: holds every sample against the rules and publishes what changes. */
public final class AlertVerticle extends VerticleBase {

    private static final String NAME = "alert";
    private static final String RULES = "alert-rules";

    private final RoleContext role;
    private final AlertSettings settings;
    private @Nullable Publisher<AlertEvent> publisher;
    private @Nullable LoopThread loop;

    /** Watches with these settings; the start fails with every problem of the rules file, if there are any. */
    public AlertVerticle(RoleContext role, AlertSettings settings) {
        this.role = role;
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        return vertx.executeBlocking(() -> {
            RuleWatch rules = new RuleWatch(settings.rules(), role.health().register(RULES));
            Publisher<AlertEvent> out = Publisher.open(role, Topic.ALERTS, AlertEvent.getClassSchema());
            publisher = out;
            AlertSink sink = new AlertSink(
                    settings,
                    rules,
                    history(),
                    event -> out.publish(event.getHost(), event),
                    new AlertMeters(role.meters()),
                    new AlertTime(role.clock(), System::nanoTime));
            loop = LoopThread.start(role, spec(), sink);
            return null;
        });
    }

    private LoopSpec<HostSample> spec() {
        return LoopSpec.of(
                NAME,
                Topic.SAMPLES,
                new Subscription.Group("hoststream-" + NAME),
                HostSample.getClassSchema(),
                role.schemaIds());
    }

    private AlertHistory history() {
        return new KafkaAlertHistory(
                () -> KafkaClients.consumer(role.kafka(), "alert-history", ""),
                new WireDecoder<>(AlertEvent.getClassSchema(), role.schemaIds()),
                System::nanoTime);
    }

    @Override
    public Future<?> stop() {
        Future<?> drained = loop == null ? Future.succeededFuture() : Future.fromCompletionStage(loop.stop(), context);
        return drained.compose(ignored -> publisher == null
                        ? Future.succeededFuture()
                        : Future.fromCompletionStage(publisher.stop(), context))
                .onComplete(ended -> role.health().remove(RULES));
    }
}
