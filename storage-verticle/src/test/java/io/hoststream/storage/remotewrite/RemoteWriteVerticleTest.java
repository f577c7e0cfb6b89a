package io.hoststream.storage.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.storage.export.ExportSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteWriteVerticleTest {

    private final Vertx vertx = Vertx.vertx();
    private final Health health = new Health();

    @TempDir
    private Path data;

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldStartALoopForEveryTargetAndStopThemAgain() throws Exception {
        String id = deploy(Map.of("remote-write.targets", "a=http://127.0.0.1:1/, b=http://127.0.0.1:1/"));
        assertThat(health.checks())
                .extracting("name")
                .containsExactly(
                        "remote-write-a", "remote-write-a-answers", "remote-write-b", "remote-write-b-answers");

        vertx.undeploy(id).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(health.checks()).isEmpty();
    }

    @Test
    void shouldSayThatAFileHoldsNoCertificates() throws Exception {
        Path file = Files.writeString(data.resolve("ca.pem"), "none\n");
        Map<String, String> settings =
                Map.of("remote-write.targets", "a=https://127.0.0.1:1/", "remote-write.ca-file", file.toString());

        assertThat(catchThrowable(() -> deploy(settings)))
                .hasMessageContaining("Cannot read certificates from " + file + " (remote-write.ca-file)");
    }

    private String deploy(Map<String, String> settings)
            throws InterruptedException, ExecutionException, TimeoutException {
        RoleContext role = new RoleContext(
                Settings.of(KafkaSettings.class, Map.of("kafka.bootstrap", "127.0.0.1:1")),
                SchemaIds.fixed(),
                data,
                new SimpleMeterRegistry(),
                health,
                Clock.systemUTC(),
                failure -> {});
        return vertx.deployVerticle(new RemoteWriteVerticle(
                        role,
                        Settings.defaults(ExportSettings.class),
                        Settings.of(RemoteWriteSettings.class, settings)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
