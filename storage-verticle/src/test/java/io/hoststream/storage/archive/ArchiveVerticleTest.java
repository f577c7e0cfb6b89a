package io.hoststream.storage.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.wire.SchemaIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveVerticleTest {

    private final Vertx vertx = Vertx.vertx();
    private final Health health = new Health();

    @TempDir
    private Path data;

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldRefuseToStartOnADirectoryThatItCannotWriteTo() throws Exception {
        Path file = Files.createFile(data.resolve("taken"));
        ArchiveSettings settings = Settings.of(ArchiveSettings.class, Map.of("archive.directory", file.toString()));

        assertThatThrownBy(() -> deploy(settings))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "Cannot write to " + file + " (archive.directory): " + file + " is not a directory");
    }

    @Test
    void shouldStartWithoutABrokerAndStopAgain() throws Exception {
        String id = deploy(Settings.defaults(ArchiveSettings.class));
        assertThat(data.resolve("archive")).isDirectory();
        assertThat(health.checks()).extracting("name").contains("archive", "archive-files", "archive-upkeep");

        vertx.undeploy(id).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(health.checks()).isEmpty();
    }

    private String deploy(ArchiveSettings settings) throws Exception {
        // Nobody listens on port 1.
        KafkaSettings kafka = Settings.of(KafkaSettings.class, Map.of("kafka.bootstrap", "127.0.0.1:1"));
        RoleContext role = new RoleContext(
                kafka, SchemaIds.fixed(), data, new SimpleMeterRegistry(), health, Clock.systemUTC(), failure -> {});
        return vertx.deployVerticle(new ArchiveVerticle(role, settings, Settings.defaults(UpkeepSettings.class)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
