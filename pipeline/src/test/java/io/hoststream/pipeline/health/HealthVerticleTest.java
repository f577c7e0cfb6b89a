package io.hoststream.pipeline.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthVerticleTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final Health health = new Health();
    private HttpClient http = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(deploy().toCompletionStage()).succeedsWithin(SOON);
    }

    @AfterEach
    void stop() {
        assertThat(vertx.close().toCompletionStage()).succeedsWithin(SOON);
    }

    @Test
    void shouldBeAliveWhileNotReady() throws Exception {
        health.register("archive");

        HttpResponse<String> live = send("GET", "/health/live");

        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.body()).isEqualTo(HealthJson.live());
        assertThat(live.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void shouldAnswerWhetherItIsReady() throws Exception {
        Indicator archive = health.register("archive");
        archive.down("the disk is full");
        HttpResponse<String> down = send("GET", "/health/ready");
        archive.up();
        HttpResponse<String> up = send("GET", "/health/ready");

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).contains("the disk is full");
        assertThat(up.statusCode()).isEqualTo(200);
        assertThat(up.body()).isEqualTo(HealthJson.ready(health));
    }

    @Test
    void shouldServeItsOwnMetrics() throws Exception {
        HttpResponse<String> metrics = send("GET", "/metrics");

        assertThat(metrics.body()).isEqualTo("up 1\n");
        assertThat(metrics.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void shouldAnswerAQuestionForTheHeadersAlone(HttpClient.Version version) throws Exception {
        http = HttpClient.newBuilder().version(version).build();

        HttpResponse<String> head = send("HEAD", "/health/live");

        assertThat(head.version()).isEqualTo(version);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-length"))
                .contains(Integer.toString(HealthJson.live().length()));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() throws Exception {
        assertThat(send("GET", "/").statusCode()).isEqualTo(404);
        HttpResponse<String> post = send("POST", "/health/live");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("allow")).contains("GET, HEAD");
    }

    @Test
    void shouldSayWhichSettingNamesAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();

            assertThat(deploy().toCompletionStage())
                    .failsWithin(SOON)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(IllegalStateException.class)
                    .withMessageContaining("Cannot listen on 127.0.0.1:" + port + " (health.port): ");
        }
    }

    @Test
    void shouldFreeItsPortWhenItStops() throws IOException {
        assertThat(vertx.close().toCompletionStage()).succeedsWithin(SOON);

        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    private Future<String> deploy() {
        return vertx.deployVerticle(new HealthVerticle(new HealthSettings("127.0.0.1", port), health, () -> "up 1\n"));
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .timeout(SOON)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
