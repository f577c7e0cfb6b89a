package io.hoststream.agent;

import io.hoststream.collect.CollectFamilies;
import io.hoststream.collect.CollectSettings;
import io.hoststream.collect.HostCollector;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.health.HealthSettings;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.process.Service;
import io.hoststream.pipeline.registry.Registries;
import io.hoststream.pipeline.registry.SchemaRegistrySettings;
import io.hoststream.pipeline.role.Lifecycle;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.pipeline.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Role collect alone, and its health on a port if one is wanted. */
final class AgentService implements Service {

    private static final long STARTS_WITHIN_SECONDS = 60;
    private static final long STOPS_WITHIN_SECONDS = 8;

    private final Settings settings;
    private final Path data;
    private final Health health = new Health();
    private final Lifecycle lifecycle = new Lifecycle();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    AgentService(Settings settings, Path data) {
        this.settings = settings;
        this.data = data;
    }

    @Override
    public void start() throws Exception {
        OwnMeters meters = OwnMeters.of(settings.get(HealthSettings.class));
        lifecycle.start("meters", () -> {}, meters::close);
        RoleContext context = new RoleContext(
                settings.get(KafkaSettings.class),
                Registries.follow(settings.get(SchemaRegistrySettings.class), data),
                data,
                meters.registry(),
                health,
                Clock.systemUTC(),
                failure::complete);
        HostCollector collector =
                new HostCollector(context, settings.get(CollectSettings.class), settings.get(CollectFamilies.class));
        meters.serve(settings.get(HealthSettings.class), health);
        lifecycle.start(
                "collect",
                () -> await(collector.start(), STARTS_WITHIN_SECONDS),
                () -> await(collector.stop(), STOPS_WITHIN_SECONDS));
    }

    @Override
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    @Override
    public void close() throws Exception {
        lifecycle.close();
    }

    private static void await(CompletionStage<?> stage, long seconds) throws Exception {
        try {
            stage.toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("collect took longer than " + seconds + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
