package io.hoststream.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.BindException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HttpFrontTest {

    @Test
    void shouldNameThePortTheSettingAndTheRemedyWhenThePortIsInUse() {
        try (TestServer first = new TestServer()) {
            Map<String, String> samePort = Map.of("serve.port", Integer.toString(first.port()));

            assertThatThrownBy(() -> new TestServer(samePort))
                    .hasRootCauseInstanceOf(BindException.class)
                    .hasStackTraceContaining("Cannot serve on 127.0.0.1:" + first.port()
                            + ": the port is in use; set serve.port to a free one, or stop the program that has it");
        }
    }

    @Test
    void shouldSayWhenItCannotListenForAnotherReason() {
        Map<String, String> elsewhere = Map.of("serve.bind", "192.0.2.1", "serve.plain-http-beyond-loopback", "true");

        assertThatThrownBy(() -> new TestServer(elsewhere))
                .hasStackTraceContaining("Cannot serve on 192.0.2.1:0 (serve.bind, serve.port):");
    }

    @Test
    void shouldPutSecurityHeadersOnEveryAnswer() {
        try (TestServer server = new TestServer()) {
            for (String path : List.of("/", "/nothing", "/health/live", "/api/v1/hosts", "/api/v1/live")) {
                for (HttpResponse<String> answer : List.of(
                        server.get(path),
                        server.send(HttpRequest.newBuilder(server.uri(path)).build()))) {
                    assertThat(answer.headers().firstValue("content-security-policy"))
                            .as(path)
                            .isPresent();
                    assertThat(answer.headers().firstValue("x-content-type-options"))
                            .contains("nosniff");
                    assertThat(answer.headers().firstValue("referrer-policy")).contains("no-referrer");
                    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
                }
            }
        }
    }

    @Test
    void shouldLogWhoAskedForWhatWithoutValues() {
        Logger log = (Logger) LoggerFactory.getLogger("io.hoststream.access");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
        try (TestServer server = new TestServer()) {
            server.get("/api/v1/metrics/secret-host/range?metric=secret-metric");
            server.send(HttpRequest.newBuilder(server.uri("/api/v1/hosts?key=" + TestServer.KEY))
                    .build());
            server.get("/api/v1/hosts");
            await().until(() -> lines.list.size() == 3);
        } finally {
            log.detachAppender(lines);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("principal=key:all route=/api/v1/metrics/:host/range method=GET status=404"
                                        + " bytes=\\d+ ms=0"),
                        line -> assertThat(line).matches("principal=- route=- method=GET status=401 bytes=\\d+ ms=0"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "principal=key:all route=/api/v1/hosts method=GET status=200 bytes=24 ms=0"));
    }
}
