package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.health.Check;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.wire.SchemaIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The role as it is deployed, with no broker to be found. */
class CollectVerticleIT {

    @TempDir
    Path data;

    private final Vertx vertx = Vertx.vertx();
    private final Health health = new Health();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void shouldCollectAndStopWhileTheBrokerIsAway() throws Exception {
        String id = await(vertx.deployVerticle(verticle()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> meters.counter("hoststream.collect.ticks").count() >= 10);
        assertThat(health.checks()).contains(new Check("collect", true, ""));
        assertThat(meters.find("hoststream.collect.samples.dropped").counters())
                .isNotEmpty()
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
        assertThat(meters.get("hoststream.collect.samples.waiting").gauge().value())
                .isPositive();

        await(vertx.undeploy(id));
        assertThat(health.checks()).extracting(Check::name).doesNotContain("collect", "spool", "publish");
        assertThat(fatal).isNotDone();
    }

    @Test
    void shouldNotStartWithACorruptIdentity() throws IOException {
        Files.writeString(data.resolve("host-id"), "garbage");

        assertThatThrownBy(() -> await(vertx.deployVerticle(verticle())))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("host-id holds 'garbage' where a UUID is expected");
    }

    private CollectVerticle verticle() throws IOException {
        RoleContext context = new RoleContext(
                Settings.of(KafkaSettings.class, Map.of("kafka.bootstrap", "127.0.0.1:" + freePort())),
                SchemaIds.fixed(),
                data,
                meters,
                health,
                Clock.systemUTC(),
                fatal::complete);
        return new CollectVerticle(
                context,
                Settings.of(CollectSettings.class, Map.of("collect.interval", "100ms")),
                Settings.defaults(CollectFamilies.class));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
