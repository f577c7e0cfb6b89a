package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static io.hoststream.serve.Samples.withCores;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonObject;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveRouteTest {

    private static final String SUBSCRIBE =
            "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"],\"metrics\":[\"*\"],\"history\":600}";

    private final TestServer server =
            new TestServer(Map.of("serve.origins", "https://metrics.example", "serve.max-clients", "3"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldServeAClientFromKeyToSample() {
        server.feed(view -> view.apply(sample("web-1", 1), timeOf(1)));
        try (TestClient client = TestClient.withKey(server)) {
            assertThat(client.subprotocol()).isEqualTo("hoststream.v1");
            assertThat(client.next().getString("type")).isEqualTo("welcome");
            client.send(SUBSCRIBE);
            assertThat(client.next("dict").getJsonArray("hosts").encode()).isEqualTo("[[0,\"web-1\",0]]");
            assertThat(client.next().getString("type")).isEqualTo("history");
            assertThat(FakeOutlet.sequences(client.next())).containsExactly(1L);

            server.feed(view -> view.apply(sample("web-1", 2), timeOf(2)));

            JsonObject data = client.next("data");
            assertThat(FakeOutlet.sequences(data)).containsExactly(2L);
            assertThat(FakeOutlet.samples(data).get(0).getLong(1)).isEqualTo(timeOf(2));
        }
    }

    @Test
    void shouldTakeTheKeyInTheFirstMessageOfABrowser() {
        try (TestClient client = browser("http://127.0.0.1:" + server.port())) {
            client.send("{\"type\":\"auth\",\"token\":\"" + TestServer.KEY + "\"}");

            assertThat(client.next().getString("type")).isEqualTo("welcome");
        }
    }

    @Test
    void shouldCloseABrowserWithAWrongKey() {
        try (TestClient client = browser("http://127.0.0.1:" + server.port())) {
            client.send("{\"type\":\"auth\",\"token\":\"wrong\"}");

            assertThat(client.next().getInteger("code")).isEqualTo(4401);
            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void shouldCloseABrowserThatSendsNoKey() {
        try (TestClient client = browser("http://127.0.0.1:" + server.port())) {
            await().until(() -> server.meter("hoststream.serve.clients") == 1);
            server.pass(Duration.ofSeconds(6));

            assertThat(client.closeCode()).isEqualTo(4408);
        }
    }

    @Test
    void shouldCloseAClientWhoseKeyMayNotRead() {
        try (TestClient client = browser("https://metrics.example")) {
            client.send("{\"type\":\"auth\",\"token\":\"" + TestServer.KEY_FOR_NOTHING + "\"}");

            assertThat(client.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void shouldLetInPagesOfListedOrigins() {
        try (TestClient client = browser("https://metrics.example")) {
            client.send("{\"type\":\"auth\",\"token\":\"" + TestServer.KEY + "\"}");

            assertThat(client.next().getString("type")).isEqualTo("welcome");
        }
    }

    @Test
    void shouldRefusePagesOfOtherOrigins() {
        String own = "127.0.0.1:" + server.port();
        for (String origin : new String[] {
            "https://evil.example",
            "null",
            "http://127.0.0.1",
            "http://127.0.0.1:1",
            "http://" + own + ".evil.example",
            "http://" + own + "@evil.example",
            "http://evil.example/" + own,
            "file://" + own,
            "https://metrics.example.evil.example"
        }) {
            assertRefused(403, builder -> builder.header("Origin", origin));
            assertRefused(403, builder -> builder.header("Origin", origin).header("X-API-Key", TestServer.KEY));
        }
    }

    @Test
    void shouldAskForAKeyInTheHandshakeOfWhatIsNoBrowser() {
        assertRefused(401, UnaryOperator.identity());
        assertRefused(401, builder -> builder.header("Authorization", "Bearer wrong"));
        assertRefused(403, builder -> builder.header("X-API-Key", TestServer.KEY_FOR_NOTHING));
    }

    @Test
    void shouldBoundTheNumberOfClients() {
        try (TestClient a = TestClient.withKey(server);
                TestClient b = TestClient.withKey(server)) {
            try (TestClient c = TestClient.withKey(server)) {
                c.next("welcome");
                assertRefused(503, builder -> builder.header("X-API-Key", TestServer.KEY));
            }
            await().until(() -> server.meter("hoststream.serve.clients") == 2);
            try (TestClient d = TestClient.withKey(server)) {
                assertThat(d.next().getString("type")).isEqualTo("welcome");
            }
            assertThat(a.next().getString("type")).isEqualTo(b.next().getString("type"));
        }
    }

    @Test
    void shouldCloseOnBinaryMessages() {
        try (TestClient client = TestClient.withKey(server)) {
            client.sendBinary(new byte[] {1, 2, 3});

            assertThat(client.next("error").getString("detail")).contains("binary");
            assertThat(client.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void shouldCloseOnLargeMessages() {
        try (TestClient client = TestClient.withKey(server)) {
            client.send("x".repeat(65_536));
            assertThat(client.closeCode()).isEqualTo(4400);
        }
        try (TestClient client = TestClient.withKey(server)) {
            client.send("x".repeat(100_000));
            assertThat(client.closeCode()).isEqualTo(4400);
        }
        await().until(() -> server.meter("hoststream.serve.clients") == 0);
    }

    @Test
    void shouldSendFramesThatAreLargerThanAClientMaySend() {
        server.feed(view -> {
            for (int i = 1; i <= 100; i++) {
                view.apply(withCores("big", i, 500), timeOf(i));
            }
        });
        try (TestClient client = TestClient.withKey(server)) {
            client.send(SUBSCRIBE);

            assertThat(client.next("history").encode()).hasSizeGreaterThan(200_000);
            assertThat(FakeOutlet.samples(client.next("data")).get(0).getJsonArray(3))
                    .hasSizeGreaterThan(500);
        }
    }

    @Test
    void shouldTellClientsThatTheServerStops() {
        try (TestClient client = TestClient.withKey(server)) {
            client.next("welcome");
            server.stop();

            assertThat(client.closeCode()).isEqualTo(1001);
        }
    }

    private TestClient browser(String origin) {
        return new TestClient(server, builder -> builder.header("Origin", origin));
    }

    private void assertRefused(int status, UnaryOperator<WebSocket.Builder> handshake) {
        assertThatThrownBy(() -> new TestClient(server, handshake).close())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(WebSocketHandshakeException.class))
                .extracting(refusal -> refusal.getResponse().statusCode())
                .isEqualTo(status);
    }
}
