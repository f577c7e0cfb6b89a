package io.hoststream.serve.rest;

import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.serve.Samples;
import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostListTest {

    private static final String HOSTS = "/api/v1/hosts";

    private final TestServer server = new TestServer();

    /** In the order of names db, mine, web-1, web-2; heard last: web-2, mine, db, web-1. */
    @BeforeEach
    void feed() {
        add("db", 3, "group", "data", "environment", "test");
        add("mine", 2, "group", "web", "environment", "production");
        add("web-1", 4, "group", "web", "environment", "test");
        add("web-2", 1, "group", "web", "environment", "Production");
        server.feed(view -> {
            view.apply(Samples.alert("mine", "a", AlertState.FIRING, Severity.WARNING, 1));
            view.apply(Samples.alert("db", "b", AlertState.FIRING, Severity.CRITICAL, 1));
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?group=web | mine,web-1,web-2",
                "?group=d*,none | db",
                "?label=environment:test | db,web-1",
                "?label=environment:test,group:web | web-1",
                "?label=environment:*roduction | mine,web-2",
                "?label=owner:* | ''",
                "?status=warning,CRITICAL | db,mine",
                "?status=down | ''",
                "?search=PRODUCTION | mine,web-2",
                "?search=web%20test | web-1",
                "?search= | db,mine,web-1,web-2",
                "?sort=-name | web-2,web-1,mine,db",
                "?sort=status | web-1,web-2,mine,db",
                "?sort=-status | db,mine,web-1,web-2",
                "?sort=lastSeen | web-2,mine,db,web-1",
                "?sort=-lastSeen&group=web | web-1,mine,web-2"
            })
    void shouldListWhatIsAskedFor(String query, String hosts) {
        assertThat(String.join(",", names(server.get(HOSTS + query)))).isEqualTo(hosts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "status", "-status", "lastSeen", "-lastSeen"})
    void shouldGivePageByPageWhatItGivesAtOnce(String sort) {
        List<String> paged = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; pages < 10; pages++) {
            HttpResponse<String> page = server.get(HOSTS + "?limit=1&sort=" + sort + cursor);
            paged.addAll(names(page));
            String next = new JsonObject(page.body()).getString("next");
            if (next == null) {
                break;
            }
            cursor = "&cursor=" + next;
        }

        assertThat(paged).hasSize(4).isEqualTo(names(server.get(HOSTS + "?sort=" + sort)));
    }

    @Test
    void shouldGoOnWhereAHostWasThatIsGone() {
        String next = new JsonObject(server.get(HOSTS + "?limit=2").body()).getString("next");
        server.feed(view -> view.remove("mine", timeOf(100)));

        assertThat(names(server.get(HOSTS + "?limit=2&cursor=" + next))).containsExactly("web-1", "web-2");
    }

    @Test
    void shouldRefuseWhatIsNoCursorOfTheSameOrder() {
        String next = new JsonObject(server.get(HOSTS + "?limit=2").body()).getString("next");

        for (String wrong : List.of(
                "", "a", next + "A", next.substring(1), encoded("name 0 a b"), encoded("name 0 "), encoded("x 0 a"))) {
            HttpResponse<String> answer = server.get(HOSTS + "?cursor=" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("expected what an answer gave as next");
        }
        assertThat(server.get(HOSTS + "?sort=status&cursor=" + next).statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldNameOnlyHostsInACursorThatExistForTheOneWhoAsks() {
        JsonObject page =
                new JsonObject(get(HOSTS + "?limit=1", TestServer.KEY_FOR_MINE).body());

        assertThat(page.getJsonArray("hosts")).hasSize(1);
        assertThat(page.getString("next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "sort=age",
                "sort=--name",
                "status=up",
                "label=web",
                "label=:x",
                "page=2"
            })
    void shouldRefuseWhatIsNotExpected(String query) {
        assertThat(server.get(HOSTS + "?" + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOSTS,
                "/api/v1/catalogue",
                "/api/v1/catalogue/cpu_usage_percent",
                "/api/v1/openapi.yaml",
                "/api/v1/openapi.json"
            })
    void shouldNotSendAgainWhatIsKnown(String path) {
        HttpResponse<String> first = server.get(path);
        String tag = first.headers().firstValue("etag").orElseThrow();

        assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
        for (String header : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            HttpResponse<String> second = conditional(path, header);
            assertThat(second.statusCode()).as(header).isEqualTo(304);
            assertThat(second.body()).isEmpty();
            assertThat(second.headers().firstValue("etag")).contains(tag);
        }
        assertThat(conditional(path, "\"other\"").body()).isEqualTo(first.body());
    }

    @Test
    void shouldSendWhatHasChanged() {
        String tag = server.get(HOSTS).headers().firstValue("etag").orElseThrow();
        add("new", 5, "group", "web", "environment", "test");

        assertThat(conditional(HOSTS, tag).statusCode()).isEqualTo(200);
        assertThat(get(HOSTS, TestServer.KEY_FOR_MINE).headers().firstValue("etag"))
                .isNotEqualTo(server.get(HOSTS).headers().firstValue("etag"));
    }

    private void add(String host, long sequence, String... labels) {
        server.feed(view -> view.apply(
                Samples.builder(host, sequence)
                        .setLabels(Map.of(labels[0], labels[1], labels[2], labels[3]))
                        .build(),
                timeOf(sequence)));
    }

    private HttpResponse<String> conditional(String path, String tags) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("X-API-Key", TestServer.KEY)
                .header("If-None-Match", tags)
                .build());
    }

    private HttpResponse<String> get(String path, String key) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("X-API-Key", key)
                .build());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> names(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body())
                .getJsonArray("hosts").stream()
                        .map(host -> ((JsonObject) host).getString("host"))
                        .toList();
    }
}
