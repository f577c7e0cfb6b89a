package io.hoststream.serve.rest;

import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.Samples;
import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupRestTest {

    private static final String GROUPS = "/api/v1/groups";

    private final TestServer server = new TestServer();

    @BeforeEach
    void feed() {
        server.feed(view -> {
            view.apply(
                    Samples.builder("mine", 1)
                            .setLabels(Map.of("group", "shop"))
                            .build(),
                    timeOf(1));
            view.apply(
                    Samples.builder("theirs", 1)
                            .setLabels(Map.of("group", "shop"))
                            .build(),
                    timeOf(1));
            view.apply(Samples.builder("lone", 1).setLabels(Map.of()).build(), timeOf(1));
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldCountTheHostsOfAGroup() {
        put("eu", "mine", TestServer.KEY);

        JsonArray groups = json(server.get(GROUPS)).getJsonArray("groups");
        assertThat(groups)
                .containsExactly(
                        new JsonObject("{\"group\":\"eu\",\"hosts\":1,\"ok\":1,\"warning\":0,\"critical\":0,\"down\":0,"
                                + "\"left\":0,\"assigned\":1}"),
                        new JsonObject(
                                "{\"group\":\"shop\",\"hosts\":2,\"ok\":2,\"warning\":0,\"critical\":0,\"down\":0,"
                                        + "\"left\":0,\"assigned\":0}"));
    }

    @Test
    void shouldCountOnlyHostsThatExistForTheOneWhoAsks() {
        HttpResponse<String> answer = send("GET", GROUPS + "/shop", TestServer.KEY_FOR_MINE);

        assertThat(json(answer).getInteger("hosts")).isEqualTo(1);
        assertThat(answer.body()).contains("\"host\":\"mine\"").doesNotContain("theirs");
    }

    @Test
    void shouldSayByWhatAHostIsInAGroup() {
        put("shop", "mine", TestServer.KEY);
        put("shop", "lone", TestServer.KEY);

        assertThat(json(server.get(GROUPS + "/shop")).getJsonArray("members").encode())
                .isEqualTo("[{\"host\":\"lone\",\"by\":[\"assignment\"]},{\"host\":\"mine\",\"by\":[\"label\","
                        + "\"assignment\"]},{\"host\":\"theirs\",\"by\":[\"label\"]}]");
        assertThat(server.get(GROUPS + "/none").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldAssignOnceItIsDurable() {
        HttpResponse<String> answer = put("eu", "mine", TestServer.KEY);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"host\":\"mine\",\"groups\":[\"eu\",\"shop\"],\"assigned\":[\"eu\"]}");
        assertThat(server.inventory().assigned()).hasSize(1);
        assertThat(server.inventory().assigned().get(0).getGroups()).containsExactly("eu");
        assertThat(server.inventory().assigned().get(0).getAuthor()).isEqualTo("key:all");
        assertThat(host("mine").getJsonArray("groups")).isEqualTo(JsonArray.of("eu", "shop"));
    }

    @Test
    void shouldSendNothingWhereNothingChanges() {
        put("eu", "mine", TestServer.KEY);
        put("eu", "mine", TestServer.KEY);
        send("DELETE", member("none", "mine"), TestServer.KEY);

        assertThat(server.inventory().assigned()).hasSize(1);
    }

    @Test
    void shouldTakeAnAssignmentBackAndLeaveTheLabel() {
        put("eu", "mine", TestServer.KEY);

        HttpResponse<String> answer = send("DELETE", member("eu", "mine"), TestServer.KEY);

        assertThat(answer.body()).isEqualTo("{\"host\":\"mine\",\"groups\":[\"shop\"],\"assigned\":[]}");
        assertThat(server.inventory().assigned().get(1).getGroups()).isEmpty();
    }

    @Test
    void shouldChangeNothingWhenTheBrokerDoesNotTakeIt() {
        server.inventory().refuse(new IllegalStateException("away"));

        assertThat(put("eu", "mine", TestServer.KEY).statusCode()).isEqualTo(503);
        assertThat(send("DELETE", "/api/v1/hosts/mine", TestServer.KEY).statusCode())
                .isEqualTo(503);
        assertThat(host("mine").getJsonArray("groups")).isEqualTo(JsonArray.of("shop"));
    }

    @Test
    void shouldRefuseWhoMayNotManageAndWhatDoesNotExistForThem() {
        assertThat(put("eu", "mine", TestServer.KEY_TO_READ).statusCode()).isEqualTo(403);
        assertThat(send("DELETE", "/api/v1/hosts/mine", TestServer.KEY_TO_READ).statusCode())
                .isEqualTo(403);
        assertThat(put("eu", "theirs", TestServer.KEY_FOR_MINE).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", member("shop", "theirs"), TestServer.KEY_FOR_MINE)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", "/api/v1/hosts/theirs", TestServer.KEY_FOR_MINE)
                        .statusCode())
                .isEqualTo(404);
        assertThat(put("not%20a%20name", "mine", TestServer.KEY).statusCode()).isEqualTo(400);
        assertThat(server.inventory().assigned()).isEmpty();
        assertThat(server.inventory().removed()).isEmpty();
    }

    @Test
    void shouldRefusePagesOfOtherServers() {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/api/v1/hosts/mine"))
                .header("X-API-Key", TestServer.KEY)
                .header("Origin", "https://evil.example")
                .DELETE()
                .build();

        assertThat(server.send(request).statusCode()).isEqualTo(403);
        assertThat(server.inventory().removed()).isEmpty();
    }

    @Test
    void shouldRemoveAHostUntilItIsHeardAgain() {
        put("eu", "mine", TestServer.KEY);

        assertThat(send("DELETE", "/api/v1/hosts/mine", TestServer.KEY).statusCode())
                .isEqualTo(204);
        assertThat(server.inventory().removed()).containsExactly("mine");
        assertThat(server.get("/api/v1/hosts").body()).doesNotContain("\"mine\"");
        assertThat(server.get("/api/v1/metrics/mine/latest").statusCode()).isEqualTo(404);

        server.feed(view -> view.apply(Samples.builder("mine", 60).build(), timeOf(60)));
        assertThat(host("mine").getJsonArray("groups")).isEqualTo(JsonArray.of("eu"));
    }

    @Test
    void shouldAskForARangeByMembership() {
        put("eu", "lone", TestServer.KEY);

        JsonArray series = json(server.get("/api/v1/range?metric=cpu_usage_percent&group=eu"))
                .getJsonArray("series");

        assertThat(series).hasSize(1);
        assertThat(series.getJsonObject(0).getString("host")).isEqualTo("lone");
    }

    private JsonObject host(String name) {
        return json(server.get("/api/v1/hosts")).getJsonArray("hosts").stream()
                .map(JsonObject.class::cast)
                .filter(host -> host.getString("host").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String member(String group, String host) {
        return GROUPS + "/" + group + "/hosts/" + host;
    }

    private HttpResponse<String> put(String group, String host, String key) {
        return send("PUT", member(group, host), key);
    }

    private HttpResponse<String> send(String method, String path, String key) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("X-API-Key", key)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }
}
