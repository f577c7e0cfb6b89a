package io.hoststream.serve.rest;

import static io.hoststream.serve.Samples.START;
import static io.hoststream.serve.Samples.alert;
import static io.hoststream.serve.Samples.alertBuilder;
import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.silence;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Cause;
import io.hoststream.avro.Severity;
import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertRestTest {

    private static final int PAST = 250;

    private final TestServer server = new TestServer();

    @BeforeAll
    void feed() {
        server.feed(view -> {
            view.apply(sample("mine", 1), timeOf(1));
            view.apply(sample("theirs", 1), timeOf(1));
            for (int i = 0; i < PAST; i++) {
                String host = i % 2 == 0 ? "mine" : "theirs";
                view.replay(past(host, i, AlertState.FIRING, i));
                view.replay(past(host, i, AlertState.RESOLVED, i + 1));
            }
            view.apply(alert("mine", "cpu", AlertState.PENDING, Severity.WARNING, 500));
            view.apply(alert("mine", "cpu", AlertState.FIRING, Severity.CRITICAL, 501));
            view.apply(anomaly());
            view.apply(alert("theirs", "foreign", AlertState.FIRING, Severity.WARNING, 501));
            view.apply("s1", silence("s1", "theirs", 3600));
        });
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void shouldTellOpenAlertsWithAllThatIsKnownOfThem() {
        JsonObject cpu = alerts("/api/v1/alerts?rule=cpu-high&host=mine").getJsonObject(0);

        assertThat(cpu.encode())
                .isEqualTo("{\"id\":\"cpu\",\"rule\":\"cpu-high\",\"kind\":\"threshold\",\"severity\":\"CRITICAL\","
                        + "\"state\":\"FIRING\",\"host\":\"mine\",\"hostId\":\"id-of-mine\",\"hostLabels\":{},"
                        + "\"metric\":\"cpu_usage_percent\",\"labels\":{},\"ruleLabels\":{},\"summary\":\"CPU of mine is"
                        + " at 96.5 %\",\"runbook\":\"\",\"quiet\":false,\"backlog\":false,\"fires\":0,\"since\":"
                        + START + ",\"at\":" + timeOf(501)
                        + ",\"value\":96.5,\"limit\":95,\"unit\":\"%\",\"measured\":null,\"expected\":null,"
                        + "\"reaches\":null,\"cause\":null,\"silencedBy\":[]}");
        JsonObject anomaly = alerts("/api/v1/alerts?kind=anomaly").getJsonObject(0);
        assertThat(anomaly.getJsonObject("cause"))
                .isEqualTo(new JsonObject()
                        .put("topic", "hoststream.samples")
                        .put("partition", 3)
                        .put("firstOffset", 100)
                        .put("lastOffset", 120));
        assertThat(anomaly.getDouble("expected")).isEqualTo(1.5);
        assertThat(anomaly.getDouble("measured")).isEqualTo(7.25);
        assertThat(anomaly.getLong("reaches")).isEqualTo(timeOf(900));
        assertThat(anomaly.getString("runbook")).isEqualTo("load");
        assertThat(anomaly.getJsonObject("ruleLabels").getString("team")).isEqualTo("web");
        assertThat(anomaly.getJsonObject("hostLabels").getString("group")).isEqualTo("front");
        assertThat(anomaly.getBoolean("quiet")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                          | cpu,odd,foreign",
                "state=firing                | cpu,odd,foreign",
                "state=pending               | ''",
                "severity=critical           | cpu",
                "severity=warning,critical   | cpu,odd,foreign",
                "host=mine                   | cpu,odd",
                "host=m*&host=nobody         | cpu,odd",
                "group=fr*                   | odd",
                "rule=cpu-*                  | cpu,foreign",
                "kind=anomaly                | odd",
                "quiet=false                 | cpu,foreign",
                "silenced=true               | foreign",
                "silenced=false              | cpu,odd",
                "host=nobody                 | ''"
            })
    void shouldFilterOpenAlerts(String query, String ids) {
        List<String> found = ids(alerts("/api/v1/alerts?" + query));

        assertThat(found).containsExactlyInAnyOrder(ids.isEmpty() ? new String[0] : ids.split(","));
    }

    @Test
    void shouldNameTheSilencesOfAnAlert() {
        assertThat(alerts("/api/v1/alerts?silenced=true").getJsonObject(0).getJsonArray("silencedBy"))
                .containsExactly("s1");
    }

    @Test
    void shouldTellAllEventsOfAnAlert() {
        JsonObject cpu = object(TestServer.KEY, "/api/v1/alerts/cpu");

        assertThat(cpu.getJsonObject("alert").getString("state")).isEqualTo("FIRING");
        assertThat(cpu.getInteger("eventCount")).isEqualTo(2);
        assertThat(cpu.getJsonArray("events"))
                .extracting(event -> ((JsonObject) event).getString("state"))
                .containsExactly("PENDING", "FIRING");
        assertThat(object(TestServer.KEY, "/api/v1/alerts/past-7")
                        .getJsonObject("alert")
                        .getString("state"))
                .isEqualTo("RESOLVED");
    }

    @Test
    void shouldGoThroughTheHistoryPageByPage() {
        List<String> all = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            JsonObject page = object(
                    TestServer.KEY,
                    "/api/v1/alerts/history?limit=60&end=" + timeOf(400) + (cursor.isEmpty() ? "" : "&cursor=" + cursor)
                            + "&rule=cpu-high");
            all.addAll(ids(page.getJsonArray("alerts")));
            cursor = page.getString("next");
            pages++;
        }

        assertThat(pages).isEqualTo(5);
        assertThat(all).doesNotHaveDuplicates().hasSize(PAST + 2).contains("past-0", "past-249", "cpu");
        assertThat(all.subList(0, 2)).containsExactly("past-249", "past-248");
    }

    @Test
    void shouldTellWhatBecameOfAnAlert() {
        JsonObject past = object(TestServer.KEY, "/api/v1/alerts/history?start=" + timeOf(249) + "&end=" + timeOf(250))
                .getJsonArray("alerts")
                .getJsonObject(0);

        assertThat(past.getString("id")).isEqualTo("past-249");
        assertThat(past.getString("state")).isEqualTo("RESOLVED");
        assertThat(past.getString("worst")).isEqualTo("WARNING");
        assertThat(past.getLong("firedAt")).isEqualTo(timeOf(249));
        assertThat(past.getLong("endedAt")).isEqualTo(timeOf(250));
        assertThat(past.getInteger("eventCount")).isEqualTo(2);
        assertThat(past.getString("summary")).isEqualTo("CPU of theirs is at 96.5 %");
    }

    @Test
    void shouldFilterTheHistory() {
        assertThat(ids(object(TestServer.KEY, "/api/v1/alerts/history?limit=1000&host=mine&severity=warning")
                        .getJsonArray("alerts")))
                .hasSize(PAST / 2 + 1);
        assertThat(ids(object(TestServer.KEY, "/api/v1/alerts/history?fired=false")
                        .getJsonArray("alerts")))
                .isEmpty();
        assertThat(ids(object(TestServer.KEY, "/api/v1/alerts/history?start=" + timeOf(300))
                        .getJsonArray("alerts")))
                .containsExactlyInAnyOrder("cpu", "odd", "foreign");
    }

    @Test
    void shouldNotKnowAlertsOfHostsThatTheKeyDoesNotSee() {
        HttpResponse<String> foreign = get(TestServer.KEY_FOR_MINE, "/api/v1/alerts/foreign");
        HttpResponse<String> unknown = get(TestServer.KEY_FOR_MINE, "/api/v1/alerts/nothing");

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body().replace("foreign", "nothing")).isEqualTo(unknown.body());
        for (String path : List.of(
                "/api/v1/alerts",
                "/api/v1/alerts?host=theirs",
                "/api/v1/alerts?silenced=true",
                "/api/v1/alerts/history?limit=1000",
                "/api/v1/alerts/history?host=theirs",
                "/api/v1/silences")) {
            HttpResponse<String> answer = get(TestServer.KEY_FOR_MINE, path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("theirs");
        }
        String cursor = object(TestServer.KEY, "/api/v1/alerts/history?limit=1").getString("next");
        assertThat(get(TestServer.KEY_FOR_MINE, "/api/v1/alerts/history?cursor=" + cursor)
                        .body())
                .contains("mine")
                .doesNotContain("theirs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/alerts?severty=critical             | parameter severty is not known; did you mean severity?",
                "/alerts?severity=bad                 | severity is 'bad'; expected one of warning, critical",
                "/alerts?state=firin                  | state is 'firin'; expected one of pending, firing, resolved; did you mean firing?",
                "/alerts?kind=x                       | kind is 'x'; expected one of threshold, change, absence, anomaly, forecast",
                "/alerts?quiet=maybe                  | quiet is 'maybe'; expected one of true, false",
                "/alerts/cpu?x=1                      | parameter x is not known",
                "/alerts/history?limit=0              | limit is '0'; expected a number from 1 to 1000",
                "/alerts/history?limit=1001           | limit is '1001'; expected a number from 1 to 1000",
                "/alerts/history?limit=99999999999999 | limit is '99999999999999'; expected a number from 1 to 1000",
                "/alerts/history?cursor=!             | cursor is '!'; expected what an answer gave as next",
                "/alerts/history?cursor=eA            | cursor is 'eA'; expected what an answer gave as next",
                "/alerts/history?start=yesterday      | start is 'yesterday'; expected a time such as",
                "/alerts/history?start=20&end=10      | start is after end; expected start before end"
            })
    void shouldExplainWhatIsWrongWithAQuestion(String path, String detail) {
        HttpResponse<String> answer = get(TestServer.KEY, "/api/v1" + path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).startsWith(detail);
    }

    private static AlertEvent past(String host, int number, AlertState state, int second) {
        return alertBuilder(host, "past-" + number, state, Severity.WARNING, Instant.ofEpochMilli(timeOf(second)))
                .setSince(Instant.ofEpochMilli(timeOf(number)))
                .build();
    }

    private static AlertEvent anomaly() {
        return alertBuilder("mine", "odd", AlertState.FIRING, Severity.WARNING, Instant.ofEpochMilli(timeOf(501)))
                .setRule("load-odd")
                .setKind("anomaly")
                .setQuiet(true)
                .setRunbook("load")
                .setExpected(1.5)
                .setMeasured(7.25)
                .setReaches(Instant.ofEpochMilli(timeOf(900)))
                .setLabels(Map.of("team", "web"))
                .setHostLabels(Map.of("group", "front"))
                .setCause(new Cause("hoststream.samples", 3, 100L, 120L))
                .build();
    }

    private JsonArray alerts(String path) {
        return object(TestServer.KEY, path).getJsonArray("alerts");
    }

    private static List<String> ids(JsonArray alerts) {
        return alerts.stream()
                .map(alert -> ((JsonObject) alert).getString("id"))
                .toList();
    }

    private JsonObject object(String key, String path) {
        HttpResponse<String> answer = get(key, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> get(String key, String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path.replace(" ", "")))
                .header("Authorization", "Bearer " + key)
                .build());
    }
}
