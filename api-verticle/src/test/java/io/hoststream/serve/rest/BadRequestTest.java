package io.hoststream.serve.rest;

import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestTest {

    private static final String RANGE = "/api/v1/metrics/web-1/range?metric=cpu_usage_percent";

    private final TestServer server = new TestServer();

    @BeforeAll
    void feed() {
        server.feed(view -> {
            for (int i = 1; i <= 60; i++) {
                view.apply(sample("web-1", i), timeOf(i));
            }
        });
    }

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/metrics/nobody/latest | 404 | host nobody is not known",
                "/api/v1/metrics/nobody/cpu_usage_percent | 404 | host nobody is not known",
                "/api/v1/metrics/web-1/cpu_usage | 404 | 'cpu_usage' is not in the catalogue",
                "/api/v1/metrics/web-1/cpu_usage_percnt | 404 | did you mean cpu_usage_percent?",
                "/api/v1/metrics/web%201/latest | 400 | host is 'web 1'; expected a host's name, up to 253 of",
                "/api/v1/metrics/%3Cscript%3E/latest | 400 | host is '<script>'; expected a host's name",
                "/api/v1/metrics/web-1/range | 400 | metric is missing",
                "/api/v1/metrics/web-1/range?metric= | 400 | metric is missing",
                "/api/v1/metrics/web-1/range?metric=cpu_usage_percnt | 404 | did you mean cpu_usage_percent?",
                RANGE + "&start=yesterday | 400 | start is 'yesterday'; expected a time such as 2026-01-31T12:00:00Z",
                RANGE + "&end=2026-02-30T00:00:00Z | 400 | end is '2026-02-30T00:00:00Z'; expected a time",
                RANGE + "&start=1.5 | 400 | start is '1.5'",
                RANGE + "&start=2000&end=1000 | 400 | start 2000 is after end 1000",
                RANGE + "&start=1&start=2 | 400 | start is there 2 times; expected once",
                RANGE + "&step=0s | 400 | step is '0s'; expected a duration above zero",
                RANGE + "&step=0 | 400 | step is '0'; expected a duration",
                RANGE + "&step=-5s | 400 | step is '-5s'",
                RANGE + "&step=999999999999d | 400 | step is '999999999999d'",
                RANGE + "&stepp=5s | 400 | parameter stepp is not known; did you mean step?",
                RANGE + "&start=0&step=1s | 422 | take a step of",
                "/api/v1/nothing | 404 | nothing at this path",
                "/nothing | 404 | nothing at this path",
                "/api/v1/live | 426 | expected a WebSocket handshake"
            })
    void shouldSayWhatIsWrong(String path, int status, String detail) {
        HttpResponse<String> response = server.get(path);

        JsonObject problem = problem(response, status);
        assertThat(problem.getString("detail")).contains(detail);
        assertThat(problem.getString("instance")).isEqualTo(path.replaceFirst("\\?.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/hosts", "/api/v1/metrics/web-1/latest", "/api/v1/version", "/api/v1/nothing"})
    void shouldAskForAKey(String path) {
        for (String header : new String[] {"", "wrong", "Bearer", "Bearer ", "Basic " + TestServer.KEY}) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
            if (!header.isEmpty()) {
                request.header("Authorization", header);
            }
            HttpResponse<String> response = server.send(request.build());
            assertThat(problem(response, 401).getString("detail")).contains("X-API-Key");
            assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
        }
    }

    @Test
    void shouldNotTakeAKeyFromTheQuery() {
        for (String name : new String[] {"key", "token", "access_token", "api_key", "X-API-Key"}) {
            String path = "/api/v1/hosts?" + name + "=" + TestServer.KEY;
            problem(server.send(HttpRequest.newBuilder(server.uri(path)).build()), 401);
        }
    }

    @Test
    void shouldTakeAKeyInEitherHeader() {
        HttpRequest bearer = HttpRequest.newBuilder(server.uri("/api/v1/hosts"))
                .header("Authorization", "bearer " + TestServer.KEY)
                .build();

        assertThat(server.send(bearer).statusCode()).isEqualTo(200);
        assertThat(server.get("/api/v1/hosts").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseAKeyThatMayNotRead() {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/api/v1/hosts"))
                .header("X-API-Key", TestServer.KEY_FOR_NOTHING)
                .build();

        problem(server.send(request), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void shouldNameTheMethodsThatItKnows(String method) {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri("/api/v1/hosts"))
                .header("X-API-Key", TestServer.KEY)
                .method(method, BodyPublishers.noBody())
                .build());

        problem(response, 405);
        assertThat(response.headers().firstValue("allow")).contains("GET, HEAD");
    }

    @Test
    void shouldRefuseToAnswerInAnotherFormat() {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri("/api/v1/hosts"))
                .header("X-API-Key", TestServer.KEY)
                .header("Accept", "text/csv")
                .build());

        problem(response, 406);
    }

    @Test
    void shouldRefuseALargeBody() {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri("/api/v1/hosts"))
                .header("X-API-Key", TestServer.KEY)
                .POST(BodyPublishers.ofByteArray(new byte[100_000]))
                .build());

        assertThat(problem(response, 413).getString("detail"))
                .contains("100000")
                .contains("65536");
    }

    @Test
    void shouldRefuseALongRequestLine() {
        HttpResponse<String> response = server.get("/api/v1/hosts?x=" + "y".repeat(5000));

        problem(response, 414);
    }

    @Test
    void shouldRefuseLargeHeaders() {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri("/api/v1/hosts"))
                .header("X-Junk", "y".repeat(10_000))
                .build());

        problem(response, 431);
    }

    @Test
    void shouldNotRepeatALongNameInFull() {
        HttpResponse<String> response = server.get("/api/v1/metrics/web-1/" + "y".repeat(3000));

        assertThat(problem(response, 404).getString("detail")).hasSizeLessThan(200);
    }

    /** Requests that a well-behaved client cannot send. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/metrics/%/latest HTTP/1.1",
                "GET /api/v1/metrics/%zz/latest HTTP/1.1",
                "GET /api/v1/metrics/%ff/latest HTTP/1.1",
                "GET /api/v1/metrics/web-1/range?metric=%&start=% HTTP/1.1",
                "GET /api/v1/metrics/web-1/range?%zz=1 HTTP/1.1",
                "POST /%00 HTTP/1.1",
                "GET /..%2f.. HTTP/1.1",
                "OPTIONS /api/v1/metrics//latest HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET api/v1/hosts HTTP/1.1",
                "GET",
                "\u0000\u0001\u0002",
                "{\"type\":\"auth\"}"
            })
    void shouldNotFailOnWhatIsNoRequest(String line) throws IOException {
        String answer;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String head =
                    line + "\r\nHost: 127.0.0.1\r\nX-API-Key: " + TestServer.KEY + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }

        assertThat(answer)
                .containsPattern("^HTTP/1.[01] 4[0-9][0-9] ")
                .contains("application/problem+json", "Content-Security-Policy");
        assertThat(answer).doesNotContain("Exception", "io.hoststream");
    }

    private static JsonObject problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("content-security-policy")).isPresent();
        assertThat(response.body()).doesNotContain("Exception", "io.hoststream", "at java", "vertx");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.fieldNames()).containsExactlyInAnyOrder("type", "title", "status", "detail", "instance");
        return problem;
    }
}
