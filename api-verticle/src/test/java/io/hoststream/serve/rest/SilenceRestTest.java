package io.hoststream.serve.rest;

import static io.hoststream.serve.Samples.START;
import static io.hoststream.serve.Samples.alert;
import static io.hoststream.serve.Samples.silence;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceRestTest {

    private static final String SILENCES = "/api/v1/silences";
    private static final String BODY =
            "{\"host\":\"mine\",\"rule\":\"cpu-*\",\"duration\":\"2h\",\"comment\":\"disk swap\"}";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldMakeASilence() {
        HttpResponse<String> made = post(TestServer.KEY, BODY);

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonObject silence = new JsonObject(made.body());
        String id = silence.getString("id");
        assertThat(id).matches("[a-z0-9]{10}");
        assertThat(made.headers().firstValue("location")).contains(SILENCES + "/" + id);
        assertThat(silence.encode())
                .isEqualTo("{\"id\":\"" + id + "\",\"author\":\"key:all\",\"comment\":\"disk swap\",\"yours\":true,"
                        + "\"created\":" + START + ",\"from\":" + START + ",\"until\":" + timeOf(7200)
                        + ",\"host\":\"mine\",\"rule\":\"cpu-*\",\"device\":\"\",\"severity\":null,\"labels\":{},"
                        + "\"state\":\"active\"}");
        Map.Entry<String, Silence> taken = server.silences().taken().get(0);
        assertThat(taken.getKey()).isEqualTo("silence/" + id);
        assertThat(taken.getValue().getComment()).isEqualTo("disk swap");
        assertThat(get(TestServer.KEY_TO_READ, SILENCES + "/" + id).body()).isEqualTo(made.body());
        assertThat(silences(TestServer.KEY)).hasSize(1);
    }

    @Test
    void shouldTakeEverythingThatASilenceHas() {
        JsonObject silence = new JsonObject(post(
                        TestServer.KEY,
                        "{\"author\":\"Ada\",\"comment\":\"c\",\"from\":\"2026-01-31T13:00:00Z\","
                                + "\"until\":\"2026-01-31T15:00:00+01:00\",\"device\":\"sd?\",\"severity\":\"critical\","
                                + "\"labels\":{\"group\":\"db*\"}}")
                .body());

        assertThat(silence.getString("author")).isEqualTo("Ada");
        assertThat(silence.getString("state")).isEqualTo("pending");
        assertThat(silence.getString("severity")).isEqualTo("CRITICAL");
        assertThat(silence.getString("device")).isEqualTo("sd?");
        assertThat(silence.getLong("from")).isEqualTo(timeOf(3600));
        assertThat(silence.getLong("until")).isEqualTo(timeOf(7200));
        assertThat(silence.getJsonObject("labels")).isEqualTo(new JsonObject().put("group", "db*"));
    }

    @Test
    void shouldSilenceAnAlertAtOnceAndUntilItsTime() {
        server.feed(view -> view.apply(alert("mine", "a", AlertState.FIRING, Severity.WARNING, 1)));
        String id = new JsonObject(post(TestServer.KEY, BODY).body()).getString("id");

        assertThat(silencedBy()).containsExactly(id);
        server.pass(Duration.ofHours(2));
        assertThat(silencedBy()).isEmpty();
        assertThat(silences(TestServer.KEY).getJsonObject(0).getString("state")).isEqualTo("ended");
    }

    @Test
    void shouldEndASilenceNow() {
        String severe = new JsonObject(BODY).put("severity", "critical").encode();
        String id = new JsonObject(post(TestServer.KEY, severe).body()).getString("id");
        server.pass(Duration.ofMinutes(10));

        HttpResponse<String> ended = delete(TestServer.KEY, id);

        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(ended.body()).getLong("until")).isEqualTo(timeOf(600));
        assertThat(new JsonObject(ended.body()).getString("state")).isEqualTo("ended");
        assertThat(server.silences().taken()).hasSize(2);
        server.pass(Duration.ofMinutes(10));
        assertThat(delete(TestServer.KEY, id).body()).as("again").isEqualTo(ended.body());
        assertThat(server.silences().taken()).as("nothing more to tell").hasSize(2);
    }

    @Test
    void shouldSayEverythingThatIsWrongAtOnce() {
        HttpResponse<String> answer = post(
                TestServer.KEY,
                "{\"hosst\":\"x\",\"duration\":\"soon\",\"comment\":\"  \",\"severity\":\"bad\",\"rule\":7,"
                        + "\"labels\":{\"a\":1},\"author\":\"a\\nb\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        JsonArray errors = new JsonObject(answer.body()).getJsonArray("errors");
        assertThat(errors)
                .extracting(error -> ((JsonObject) error).getString("pointer"))
                .containsExactlyInAnyOrder(
                        "#/hosst", "#/duration", "#/comment", "#/severity", "#/rule", "#/labels", "#/author", "#");
        assertThat(new JsonObject(answer.body()).getString("detail"))
                .contains("hosst is not a field of a silence; did you mean host?")
                .contains("comment is missing; expected why nobody is to be told")
                .contains("duration is 'soon'; expected a duration such as 30m, 2h or 1d")
                .contains("severity is 'BAD'; expected warning or critical");
        assertThat(server.silences().taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                              | comment is missing",
                "{\"comment\":\"c\",\"host\":\"a\"}                              | until and duration are both missing",
                "{\"comment\":\"c\",\"host\":\"a\",\"duration\":\"59s\"}         | the silence would last 59s; expected 1m to 30d",
                "{\"comment\":\"c\",\"host\":\"a\",\"duration\":\"31d\"}         | the silence would last 31d; expected 1m to 30d",
                "{\"comment\":\"c\",\"host\":\"a\",\"until\":\"2020-01-01T00:00:00Z\"} | the silence would last until 2020-01-01T00:00:00Z, which is past",
                "{\"comment\":\"c\",\"host\":\"a\",\"until\":\"1\"}              | until is '1'; expected a time",
                "{\"comment\":\"c\",\"host\":\"a\",\"from\":\"2027-01-01T00:00:00Z\",\"duration\":\"1h\"} | from is 2027-01-01T00:00:00Z; expected a time within 30d",
                "{\"comment\":\"c\",\"duration\":\"1h\"}                         | the silence names nothing that it is for",
                "[]                                                              | the body is not a JSON object",
                "{\"comment\":                                                   | the body is not JSON",
                "null                                                            | the body is not a JSON object"
            })
    void shouldExplainWhatIsWrong(String body, String detail) {
        HttpResponse<String> answer = post(TestServer.KEY, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).contains(detail);
    }

    @Test
    void shouldRefuseKeysThatMayOnlyRead() {
        String id = new JsonObject(post(TestServer.KEY, BODY).body()).getString("id");

        assertThat(post(TestServer.KEY_TO_READ, BODY).statusCode()).isEqualTo(403);
        assertThat(delete(TestServer.KEY_TO_READ, id).statusCode()).isEqualTo(403);
        assertThat(post("no-key", BODY).statusCode()).isEqualTo(401);
        assertThat(post(TestServer.KEY_FOR_NOTHING, BODY).statusCode()).isEqualTo(403);
        assertThat(get(TestServer.KEY_TO_READ, SILENCES).statusCode()).isEqualTo(200);
        assertThat(server.silences().taken()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"theirs", "nobody", "*", "min?", ""})
    void shouldLetAKeySilenceOnlyWhatItSees(String host) {
        HttpResponse<String> answer = post(
                TestServer.KEY_FOR_MINE, new JsonObject(BODY).put("host", host).encode());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail"))
                .isEqualTo("host is '" + host + "'; expected the name of a host that this key sees, without wildcards");
        assertThat(post(TestServer.KEY_FOR_MINE, BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void shouldHideSilencesOfOtherHostsAndWhatIsSaidInThoseForAll() {
        server.feed(view -> {
            view.apply("theirs", silence("theirs", "theirs", 600));
            view.apply("all", silence("all", "*", 600));
            view.apply("mine", silence("mine", "mine", 600));
        });

        assertThat(silences(TestServer.KEY)).hasSize(3);
        JsonArray seen = silences(TestServer.KEY_FOR_MINE);
        assertThat(seen).extracting(one -> ((JsonObject) one).getString("id")).containsExactly("all", "mine");
        assertThat(seen.getJsonObject(0).getString("comment")).isNull();
        assertThat(seen.getJsonObject(0).getString("author")).isNull();
        assertThat(seen.getJsonObject(0).getBoolean("yours")).isFalse();
        assertThat(seen.getJsonObject(1).getString("comment")).isEqualTo("maintenance of mine");
        assertThat(delete(TestServer.KEY_FOR_MINE, "theirs").statusCode()).isEqualTo(404);
        assertThat(get(TestServer.KEY_FOR_MINE, SILENCES + "/theirs").body().replace("theirs", "nothing"))
                .isEqualTo(get(TestServer.KEY_FOR_MINE, SILENCES + "/nothing").body());
        assertThat(delete(TestServer.KEY_FOR_MINE, "all").statusCode()).isEqualTo(403);
        assertThat(delete(TestServer.KEY_FOR_MINE, "mine").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTakeNothingFromPagesOfOthersAndNothingButJson() {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(SILENCES))
                .header("Authorization", "Bearer " + TestServer.KEY)
                .POST(BodyPublishers.ofString(BODY));

        assertThat(server.send(request.copy()
                                .header("Content-Type", "text/plain")
                                .build())
                        .statusCode())
                .isEqualTo(415);
        assertThat(server.send(request.copy().build()).statusCode()).isEqualTo(415);
        HttpRequest.Builder json = request.header("Content-Type", "application/json; charset=utf-8");
        assertThat(server.send(json.copy()
                                .header("Origin", "https://evil.example")
                                .build())
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(json.copy().header("Origin", "null").build()).statusCode())
                .isEqualTo(403);
        assertThat(server.silences().taken()).isEmpty();
        assertThat(server.send(json.copy()
                                .header("Origin", "http://127.0.0.1:" + server.port())
                                .build())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void shouldNameTheMethodsOfEachPath() {
        assertThat(allow("PUT", SILENCES)).isEqualTo("GET, HEAD, POST");
        assertThat(allow("POST", SILENCES + "/x")).isEqualTo("GET, HEAD, DELETE");
        assertThat(allow("POST", "/api/v1/alerts")).isEqualTo("GET, HEAD");
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() {
        HttpResponse<String> answer = post(
                TestServer.KEY,
                new JsonObject(BODY).put("comment", "c".repeat(70_000)).encode());

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void shouldSayWhenTheBrokerTakesNothing() {
        server.silences().refuse();

        HttpResponse<String> answer = post(TestServer.KEY, BODY);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(answer.body()).getString("detail")).startsWith("the broker has not taken silence ");
        assertThat(silences(TestServer.KEY)).isEmpty();
    }

    @Test
    void shouldBoundHowManyStand() {
        server.feed(view -> {
            for (int i = 0; i < 1000; i++) {
                view.apply("s" + i, silence("s" + i, "a", 600));
            }
        });

        assertThat(post(TestServer.KEY, BODY).statusCode()).isEqualTo(409);
        server.pass(Duration.ofMinutes(10));
        assertThat(post(TestServer.KEY, BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void shouldAnswerAnyBodyWithoutFailing() {
        Random random = new Random(42);
        List<String> bits = List.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"host\"",
                "\"mine\"",
                "\"comment\"",
                "\"labels\"",
                "\"duration\"",
                "\"2h\"",
                "null",
                "1e999",
                "-",
                "\"\\u0000\"",
                "\"until\"",
                "true",
                "\"\\ud800\"",
                "\"severity\"",
                "\"from\"",
                "\"-999999999-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "99999999999999999999",
                "\"99999999d\"");
        for (int round = 0; round < 1500; round++) {
            StringBuilder body = new StringBuilder(random.nextBoolean() ? "{\"comment\":\"c\",\"host\":" : "{");
            for (int i = random.nextInt(12); i > 0; i--) {
                body.append(bits.get(random.nextInt(bits.size())));
            }
            body.append(random.nextBoolean() ? "}" : "");

            HttpResponse<String> answer = post(TestServer.KEY, body.toString());

            assertThat(answer.statusCode())
                    .as("round %d: %s: %s", round, body, answer.body())
                    .isBetween(201, 499);
            assertThat(answer.body()).doesNotContain("Exception").doesNotContain("io.hoststream");
        }
    }

    private List<Object> silencedBy() {
        JsonObject answer = new JsonObject(get(TestServer.KEY, "/api/v1/alerts").body());
        return answer.getJsonArray("alerts").getJsonObject(0).getJsonArray("silencedBy").stream()
                .toList();
    }

    private String allow(String method, String path) {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + TestServer.KEY)
                .method(method, BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(405);
        return answer.headers().firstValue("allow").orElse("");
    }

    private JsonArray silences(String key) {
        return new JsonObject(get(key, SILENCES).body()).getJsonArray("silences");
    }

    private HttpResponse<String> post(String key, String body) {
        return server.send(HttpRequest.newBuilder(server.uri(SILENCES))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> delete(String key, String id) {
        return server.send(HttpRequest.newBuilder(server.uri(SILENCES + "/" + id))
                .header("Authorization", "Bearer " + key)
                .DELETE()
                .build());
    }

    private HttpResponse<String> get(String key, String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + key)
                .build());
    }
}
