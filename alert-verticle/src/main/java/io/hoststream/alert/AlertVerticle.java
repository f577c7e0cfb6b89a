package io.hoststream.alert;

import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Subscription;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Role alert: holds every sample against the rules and publishes what changes. */
public final class AlertVerticle extends VerticleBase {

    private static final String NAME = "alert";
    private static final String RULES = "alert-rules";
    private static final String STATE = "alert-state";
    private static final String GROUP = "hoststream-" + NAME;
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final RoleContext role;
    private final AlertSettings settings;
    private @Nullable SamplesTopic topic;
    private @Nullable LoopThread loop;

    /** Watches with these settings; the start fails with every problem of the rules file, if there are any. */
    public AlertVerticle(RoleContext role, AlertSettings settings) {
        this.role = role;
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        return vertx.executeBlocking(() -> {
            RuleWatch rules = new RuleWatch(
                    settings.rules(), settings.runbookUrl(), role.health().register(RULES));
            SamplesTopic samples = new SamplesTopic(KafkaClients.admin(role.kafka(), ANSWERS_WITHIN), ANSWERS_WITHIN);
            topic = samples;
            AlertReports reports = new AlertReports(
                    new AlertMeters(role.meters()),
                    new AlertHealth(role.health().register(STATE)));
            AlertTime time = new AlertTime(role.clock(), System::nanoTime);
            loop = LoopThread.start(
                    role, spec(), new AlertSink(settings, rules, parts(rules, samples, reports), reports, time));
            return null;
        });
    }

    private AlertParts parts(RuleWatch rules, SamplesTopic samples, AlertReports reports) {
        KafkaDeskParts desk = new KafkaDeskParts(role, GROUP, samples::id, reports.meters());
        EngineSettings watching = EngineSettings.missingAfter(settings.missingAfter());
        return new AlertParts(
                partition -> new EngineWatcher(partition, watching, rules::rules),
                partition -> new ThreadDesk(partition, desk, reports.health()),
                new Pulse(samples::ends));
    }

    private LoopSpec<HostSample> spec() {
        return LoopSpec.of(
                NAME,
                Topic.SAMPLES,
                new Subscription.Group(GROUP, Subscription.Commits.SINK),
                HostSample.getClassSchema(),
                role.schemaIds());
    }

    @Override
    public Future<?> stop() {
        Future<?> drained = loop == null ? Future.succeededFuture() : Future.fromCompletionStage(loop.stop(), context);
        return drained.onComplete(ended -> {
            role.health().remove(RULES);
            role.health().remove(STATE);
            if (topic != null) {
                topic.close();
            }
        });
    }
}
