package io.hoststream.serve.rest;

import static io.hoststream.serve.Samples.alert;
import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.silence;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.serve.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random questions of a key that sees one host: no answer names another, but where the question did. */
class AlertAccessTest {

    private static final int ROUNDS = 3000;
    private static final String FOREIGN = "zz-secret";
    private static final List<String> PATHS = List.of(
            "/alerts",
            "/alerts/history",
            "/alerts/mine-1",
            "/alerts/foreign-1",
            "/silences",
            "/silences/s-mine",
            "/silences/s-foreign",
            "/silences/s-all");
    private static final List<String> NAMES = List.of(
            "host",
            "group",
            "rule",
            "severity",
            "kind",
            "quiet",
            "state",
            "silenced",
            "start",
            "end",
            "limit",
            "cursor",
            "fired",
            "nonsense");
    private static final List<String> VALUES = List.of(
            "*",
            "mine",
            "zz*",
            "?*",
            "true",
            "false",
            "firing",
            "pending",
            "critical",
            "warning",
            "threshold",
            "1",
            "7",
            "1000",
            "-1",
            "",
            "0",
            "1769860800000",
            "2026-01-31T12:00:00Z",
            "%00",
            "MTc2OTg2MDgwMDAwMDp6",
            "a,b,*",
            "\u202e");

    private static final List<AlertState> STATES = List.of(AlertState.PENDING, AlertState.FIRING, AlertState.RESOLVED);

    private final Random random = new Random(7);
    private final TestServer server = new TestServer();

    @BeforeEach
    void feed() {
        server.feed(view -> {
            view.apply(sample("mine", 1), timeOf(1));
            view.apply(sample(FOREIGN, 1), timeOf(1));
            for (int i = 0; i < 50; i++) {
                AlertState state = STATES.get(i % 3);
                Severity severity = i % 2 == 0 ? Severity.WARNING : Severity.CRITICAL;
                view.apply(alert("mine", "mine-" + i, state, severity, i));
                view.apply(alert(FOREIGN, "foreign-" + i, state, severity, i));
            }
            view.apply("s-mine", silence("s-mine", "mine", 600));
            view.apply("s-foreign", silence("s-foreign", FOREIGN, 600));
            view.apply("s-all", silence("s-all", "*", 600));
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldNeverNameAHostThatTheKeyDoesNotSee() {
        int answered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String path = question();

            HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri("/api/v1" + path))
                    .header("Authorization", "Bearer " + TestServer.KEY_FOR_MINE)
                    .method(random.nextInt(20) == 0 ? "DELETE" : "GET", BodyPublishers.noBody())
                    .build());

            assertThat(answer.body()).as(path).doesNotContain(FOREIGN);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            answered += answer.statusCode() == 200 ? 1 : 0;
        }
        assertThat(answered).isGreaterThan(ROUNDS / 20);
        assertThat(server.silences().taken())
                .allSatisfy(taken -> assertThat(taken.getValue().getHost()).isEqualTo("mine"));
    }

    private String question() {
        StringBuilder path = new StringBuilder(one(PATHS));
        char mark = '?';
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append(mark)
                    .append(one(NAMES))
                    .append('=')
                    .append(URLEncoder.encode(one(VALUES), StandardCharsets.UTF_8));
            mark = '&';
        }
        return path.toString();
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
