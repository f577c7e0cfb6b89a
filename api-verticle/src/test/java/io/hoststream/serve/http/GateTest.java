package io.hoststream.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hoststream.serve.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class GateTest {

    @Test
    void shouldAnswer429WithHowLongToWaitWhenAKeyAsksTooOften() {
        try (TestServer server = new TestServer(Map.of("serve.requests-per-key", "2"))) {
            HttpResponse<String> first = server.get("/api/v1/hosts");
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.headers().firstValue("ratelimit-limit")).contains("4");
            assertThat(first.headers().firstValue("ratelimit-remaining")).contains("3");
            for (int i = 0; i < 3; i++) {
                assertThat(server.get("/api/v1/hosts").statusCode()).isEqualTo(200);
            }

            HttpResponse<String> refused = server.get("/api/v1/hosts");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(refused.headers().firstValue("retry-after")).contains("1");
            assertThat(refused.headers().firstValue("ratelimit-remaining")).contains("0");
            assertThat(refused.body()).contains("serve.requests-per-key");
            assertThat(server.meter("hoststream.serve.throttled")).isEqualTo(1);

            server.pass(Duration.ofSeconds(1));
            assertThat(server.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldCountEveryRequestForItsAddressAndBelieveNoProxyThatIsNotTrusted() {
        try (TestServer server = new TestServer(Map.of("serve.requests-per-address", "1"))) {
            assertThat(from(server, "198.51.100.1").statusCode()).isEqualTo(200);
            assertThat(from(server, "198.51.100.2").statusCode()).isEqualTo(200);
            assertThat(from(server, "198.51.100.3").statusCode()).isEqualTo(429);
        }
        try (TestServer server =
                new TestServer(Map.of("serve.requests-per-address", "1", "serve.trusted-proxies", "127.0.0.1"))) {
            for (int i = 0; i < 5; i++) {
                assertThat(from(server, "198.51.100." + i).statusCode()).isEqualTo(200);
            }
            from(server, "198.51.100.1");
            assertThat(from(server, "198.51.100.1").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void shouldWriteWrongKeysDownWithoutThemAndAnswerFewOfThem() {
        Logger log = (Logger) LoggerFactory.getLogger("io.hoststream.audit");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
        int refused = 0;
        try (TestServer server = new TestServer()) {
            for (int i = 0; i < 30; i++) {
                int status = server.send(HttpRequest.newBuilder(server.uri("/api/v1/hosts"))
                                .header("X-API-Key", "canary-" + i)
                                .build())
                        .statusCode();
                refused += status == 401 ? 1 : 0;
            }
            assertThat(server.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        } finally {
            log.detachAppender(lines);
        }

        assertThat(refused).isEqualTo(20);
        assertThat(lines.list)
                .hasSize(20)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsOnly("address=127.0.0.1 event=refused reason=unknown-token");
    }

    private static HttpResponse<String> from(TestServer server, String address) {
        return server.send(HttpRequest.newBuilder(server.uri("/health/live"))
                .header("X-Forwarded-For", address)
                .build());
    }
}
