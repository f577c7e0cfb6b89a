package io.hoststream.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.health.Check;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.serve.access.jwt.JwtSettings;
import io.hoststream.serve.history.HistorySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeVerticleTest {

    /** As the launcher makes it: it finds no files on the class path. */
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));

    private final Health health = new Health();
    private final List<Throwable> fatal = new ArrayList<>();

    @TempDir
    private Path data;

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldServeBeforeTheBrokerIsThereAndStopWithoutIt() throws Exception {
        int port = freePort();
        ServeSettings settings = Settings.of(ServeSettings.class, Map.of("serve.port", Integer.toString(port)));

        String id = vertx.deployVerticle(
                        new ServeVerticle(role(), settings, history(), Settings.defaults(JwtSettings.class)))
                .await(20, TimeUnit.SECONDS);
        String key = Files.readString(data.resolve("api.key")).strip();

        assertThat(get(port, "/api/v1/hosts", key).body()).isEqualTo("{\"hosts\":[],\"next\":null}");
        assertThat(get(port, "/api/v1/hosts", key + "x").statusCode()).isEqualTo(401);
        assertThat(get(port, "/health/live", "").statusCode()).isEqualTo(200);
        assertThat(get(port, "/health/ready", "").statusCode()).isEqualTo(503);
        assertThat(get(port, "/health/ready", "").body()).contains("serve-samples", "serve-alerts", "serve-hosts");
        vertx.undeploy(id).await(20, TimeUnit.SECONDS);
        assertThat(health.checks()).isEmpty();
        assertThat(fatal).isEmpty();
    }

    @Test
    void shouldAlsoStartAndStopWithoutABrokerWhereItBoosts() throws Exception {
        ServeSettings settings = Settings.of(
                ServeSettings.class, Map.of("serve.port", Integer.toString(freePort()), "serve.boost", "true"));

        String id = vertx.deployVerticle(
                        new ServeVerticle(role(), settings, history(), Settings.defaults(JwtSettings.class)))
                .await(20, TimeUnit.SECONDS);
        assertThat(health.checks()).extracting(Check::name).contains("serve-controls");

        vertx.undeploy(id).await(20, TimeUnit.SECONDS);
        assertThat(health.checks()).isEmpty();
        assertThat(fatal).isEmpty();
    }

    private static HistorySettings history() {
        return Settings.of(HistorySettings.class, Map.of());
    }

    private RoleContext role() {
        return new RoleContext(
                Settings.of(KafkaSettings.class, Map.of("kafka.bootstrap", "127.0.0.1:1")),
                SchemaIds.fixed(),
                data,
                new SimpleMeterRegistry(),
                health,
                Clock.systemUTC(),
                fatal::add);
    }

    private static HttpResponse<String> get(int port, String path, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + key)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
