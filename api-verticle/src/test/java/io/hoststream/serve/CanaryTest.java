package io.hoststream.serve;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Secrets are sent in every way that there is; nothing that is logged at any level, or answered, holds one. Vert.x's router,
 * which is set to WARN in every release, would write whole addresses at TRACE, and somebody may put a key into one.
 */
class CanaryTest {

    private static final List<String> SECRETS = List.of(
            "hs_AAAAAAAA_canary4711canary4711canary4711canary4711can",
            "eyJhbGciOiJub25lIn0.Y2FuYXJ5NDcxMQ.canary4711",
            "canary4711%0d%0aforged",
            TestServer.KEY);

    @Test
    void shouldNeverLogOrAnswerASecret() {
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        Logger router = (Logger) LoggerFactory.getLogger("io.vertx.ext.web");
        Level before = root.getLevel();
        router.setLevel(Level.WARN);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        List<String> answers = new ArrayList<>();
        try (TestServer server = new TestServer()) {
            root.setLevel(Level.TRACE);
            for (String secret : SECRETS) {
                for (String path : List.of("/api/v1/hosts", "/api/v1/nothing", "/api/v1/live", "/", "/health")) {
                    answers.add(ask(server, path, "Authorization", "Bearer " + secret));
                    answers.add(ask(server, path, "X-API-Key", secret));
                    answers.add(ask(server, path + "?key=" + secret, "Cookie", "key=" + secret));
                }
            }
        } finally {
            root.detachAppender(lines);
            root.setLevel(before);
            router.setLevel(null);
        }

        assertThat(lines.list).isNotEmpty();
        assertThat(answers).hasSize(SECRETS.size() * 15).noneMatch(CanaryTest::holdsSecret);
        assertThat(List.copyOf(lines.list))
                .extracting(line -> line.getFormattedMessage()
                        + (line.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(line.getThrowableProxy())))
                .noneMatch(CanaryTest::holdsSecret);
    }

    private static String ask(TestServer server, String path, String header, String value) {
        HttpResponse<String> answer = server.send(
                HttpRequest.newBuilder(server.uri(path)).header(header, value).build());
        return answer.headers().map() + answer.body();
    }

    private static boolean holdsSecret(String text) {
        return text.contains("canary4711") || text.contains(TestServer.KEY);
    }
}
