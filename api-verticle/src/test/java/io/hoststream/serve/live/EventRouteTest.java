package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventRouteTest {

    private final TestServer server = new TestServer(Map.of("serve.max-clients-per-key", "2"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldSendTheFramesOfTheProtocolAsEvents() throws Exception {
        server.feed(view -> {
            view.apply(sample("web-1", 1), timeOf(1));
            view.apply(sample("db-1", 1), timeOf(1));
        });
        HttpResponse<Stream<String>> answer = open("?host=web-*&metric=cpu_usage_percent&history=60");
        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        try (Stream<String> lines = answer.body()) {
            Iterator<String> events = lines.iterator();
            assertThat(next(events, "welcome").getString("protocol")).isEqualTo("hoststream.v1");
            assertThat(next(events, "dict").getJsonArray("hosts").encode()).isEqualTo("[[0,\"web-1\",0]]");
            assertThat(FakeOutlet.sequences(next(events, "data"))).containsExactly(1L);

            server.feed(view -> view.apply(sample("web-1", 2), timeOf(2)));
            assertThat(FakeOutlet.sequences(next(events, "data"))).containsExactly(2L);

            server.pass(Duration.ofSeconds(16));
            while (!events.next().equals(":")) {
                // Events before the heartbeat.
            }
            for (int i = 0; i < 5; i++) {
                server.pass(Duration.ofSeconds(16));
            }
            assertThat(server.meter("hoststream.serve.clients")).isEqualTo(1);
            server.stop();
            assertThat(next(events, "error").getInteger("code")).isEqualTo(1001);
        }
        await().until(() -> server.meter("hoststream.serve.clients") == 0);
    }

    @Test
    void shouldForgetAClientThatGoes() throws Exception {
        try (Stream<String> lines = open("").body()) {
            assertThat(lines.iterator().next()).isEqualTo("event: welcome");
            assertThat(server.meter("hoststream.serve.clients")).isEqualTo(1);
        }
        await().until(() -> server.meter("hoststream.serve.clients") == 0);
    }

    @Test
    void shouldRefuseWhatItCannotServe() throws Exception {
        assertThat(status("", "X-API-Key", "wrong")).isEqualTo(401);
        assertThat(status("", "X-API-Key", TestServer.KEY_FOR_NOTHING)).isEqualTo(403);
        assertThat(status("?key=" + TestServer.KEY, "Accept", "*/*")).isEqualTo(401);
        assertThat(status("?metric=sing", "X-API-Key", TestServer.KEY)).isEqualTo(400);
        assertThat(status("?history=long", "X-API-Key", TestServer.KEY)).isEqualTo(400);
        assertThat(status("?host=a%20b", "X-API-Key", TestServer.KEY)).isEqualTo(400);
    }

    @Test
    void shouldBoundTheClientsOfAKey() throws Exception {
        try (Stream<String> one = open("").body();
                Stream<String> two = open("").body();
                TestClient other = new TestClient(server, it -> it.header("X-API-Key", TestServer.KEY_TO_READ))) {
            assertThat(one.iterator().next()).isEqualTo(two.iterator().next());
            HttpResponse<String> third = server.get(EventRoute.PATH);

            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("retry-after")).contains("30");
            assertThat(third.body()).contains("serve.max-clients-per-key");
            assertThat(other.next().getString("type")).isEqualTo("welcome");
        }
    }

    @Test
    void shouldBoundTheClientsOfAnAddress() throws Exception {
        try (TestServer narrow = new TestServer(Map.of("serve.max-clients-per-address", "1"));
                TestClient one = TestClient.withKey(narrow)) {
            one.next("welcome");

            HttpResponse<String> refused = narrow.get(EventRoute.PATH);

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("serve.max-clients-per-address");
        }
    }

    private HttpResponse<Stream<String>> open(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri(EventRoute.PATH + query))
                .header("X-API-Key", TestServer.KEY)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
    }

    private int status(String query, String header, String value) {
        return server.send(HttpRequest.newBuilder(server.uri(EventRoute.PATH + query))
                        .header(header, value)
                        .build())
                .statusCode();
    }

    private static JsonObject next(Iterator<String> lines, String type) {
        while (!lines.next().equals("event: " + type)) {
            // Events before it.
        }
        return Contract.frame(lines.next().substring("data: ".length()));
    }
}
