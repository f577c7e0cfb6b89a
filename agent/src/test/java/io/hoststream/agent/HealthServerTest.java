package io.hoststream.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.health.HealthSettings;
import io.hoststream.pipeline.health.Indicator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

    private final Health health = new Health();
    private final Indicator part = health.register("collect");
    private final HealthServer server;

    HealthServerTest() throws IOException {
        server = HealthServer.start(new HealthSettings("127.0.0.1", 0), health, () -> "up 1\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldBeReadyOnceEveryPartIs() throws Exception {
        HttpResponse<String> before = ask("GET", "/health/ready");
        part.up();
        HttpResponse<String> after = ask("GET", "/health/ready");

        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(before.body())
                .isEqualTo(
                        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"collect\",\"status\":\"DOWN\",\"detail\":\"starting\"}]}");
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void shouldServeOwnMetrics() throws Exception {
        HttpResponse<String> answer = ask("GET", "/metrics");

        assertThat(answer.body()).isEqualTo("up 1\n");
        assertThat(answer.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void shouldAnswerNothingElse() throws Exception {
        assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/metrics/../secret").statusCode()).isEqualTo(404);
        assertThat(ask("POST", "/metrics").statusCode()).isEqualTo(405);
        assertThat(ask("HEAD", "/health/live").body()).isEmpty();
    }

    @Test
    void shouldAnswerOthersWhileOneNeverEndsItsRequest() throws Exception {
        try (Socket half = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            half.getOutputStream().write("GET /health".getBytes(StandardCharsets.US_ASCII));

            assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldNameAPortThatIsTaken() {
        assertThatThrownBy(() -> HealthServer.start(new HealthSettings("127.0.0.1", server.port()), health, () -> ""))
                .hasMessageContaining("Cannot listen on 127.0.0.1:" + server.port() + " (health.port)");
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(10))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
