package io.hoststream.serve.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.health.Indicator;
import io.hoststream.serve.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void shouldBeAliveWithoutAKey() {
        try (TestServer server = new TestServer()) {
            HttpResponse<String> live = get(server, "/health/live");

            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(live.body()).contains("\"status\":\"UP\"");
        }
    }

    @Test
    void shouldBeReadyWhenEveryPartIs() {
        try (TestServer server = new TestServer()) {
            Indicator part = server.health().register("part");
            part.down("not yet");
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(server, "/health/ready").body())
                    .isEqualTo("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"part\",\"status\":\"DOWN\","
                            + "\"detail\":\"not yet\"}]}");

            part.up();

            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(TestServer server, String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).build());
    }
}
