package io.hoststream.serve.rest;

import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostInfo;
import io.hoststream.serve.Samples;
import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One host, the newest values, one metric, the access and the health. */
class OneHostTest {

    private static final String LATEST = "/api/v1/latest?metric=";

    private final TestServer server = new TestServer();

    @BeforeEach
    void feed() {
        server.feed(view -> {
            view.register(Samples.info("mine"), timeOf(0));
            view.apply(Samples.sample("mine", 7), timeOf(7));
            view.apply(Samples.sample("theirs", 9), timeOf(9));
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldShowWhatAHostIs() {
        HostInfo info = HostInfo.newBuilder(Samples.info("mine"))
                .setOperatingSystem("Debian GNU/Linux 12")
                .setLogicalProcessors(8)
                .setMemoryBytes(33_554_432_000L)
                .setBootTime(Instant.parse("2026-01-02T08:29:00Z"))
                .build();
        server.feed(view -> view.register(info, timeOf(8)));

        JsonObject host = json("/api/v1/hosts/mine");

        assertThat(host.getString("host")).isEqualTo("mine");
        assertThat(host.getString("firstSeen")).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(host.getInteger("interval")).isEqualTo(1);
        assertThat(host.getInteger("usualInterval")).isEqualTo(1);
        assertThat(host.getJsonObject("info"))
                .isEqualTo(new JsonObject("{\"operatingSystem\":\"Debian GNU/Linux 12\",\"kernel\":null,"
                        + "\"architecture\":null,\"cpuModel\":null,\"logicalProcessors\":8,"
                        + "\"memoryBytes\":33554432000,\"bootTime\":\"2026-01-02T08:29:00Z\","
                        + "\"virtualization\":null,\"collectorVersion\":\"1\"}"));
    }

    @Test
    void shouldNotKnowWhatAHostIsThatDidNotSay() {
        assertThat(json("/api/v1/hosts/theirs").getValue("info")).isNull();
    }

    @Test
    void shouldKnowNoForeignHost() {
        HttpResponse<String> foreign = get("/api/v1/hosts/theirs", TestServer.KEY_FOR_MINE);
        HttpResponse<String> none = get("/api/v1/hosts/nobody", TestServer.KEY_FOR_MINE);

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body().replace("theirs", "nobody")).isEqualTo(none.body());
    }

    @Test
    void shouldGiveTheNewestValuesOfManyHosts() {
        JsonArray values = json(LATEST + "cpu_usage_percent").getJsonArray("values");

        assertThat(values)
                .containsExactly(
                        new JsonObject("{\"host\":\"mine\",\"metric\":\"cpu_usage_percent\",\"labels\":{},\"value\":7,"
                                + "\"unit\":\"%\",\"timestamp\":\"2026-01-31T12:00:07Z\"}"),
                        new JsonObject("{\"host\":\"theirs\",\"metric\":\"cpu_usage_percent\",\"labels\":{},"
                                + "\"value\":9,\"unit\":\"%\",\"timestamp\":\"2026-01-31T12:00:09Z\"}"));
        assertThat(json(LATEST + "cpu_usage_percent,memory_usage_percent&host=mine")
                        .getJsonArray("values"))
                .hasSize(2);
    }

    @Test
    void shouldGiveTheNewestValuesOfHostsThatExistForTheOneWhoAsks() {
        String path = LATEST + "cpu_usage_percent";

        assertThat(get(path, TestServer.KEY_FOR_MINE).body()).contains("mine").doesNotContain("theirs");
        assertThat(get(path + "&host=theirs", TestServer.KEY_FOR_MINE).statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldRefuseWhatIsNotThere() {
        assertThat(server.get("/api/v1/latest").statusCode()).isEqualTo(400);
        assertThat(server.get(LATEST + "nonsense").statusCode()).isEqualTo(404);
        assertThat(server.get(LATEST + "cpu_usage_percent&group=none").statusCode())
                .isEqualTo(404);
        assertThat(server.get(LATEST + "cpu_usage_percent&group=a&host=mine").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/api/v1/catalogue/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldShowOneMetricAsTheCatalogueDoes() {
        JsonObject metric = json("/api/v1/catalogue/cpu_usage_percent");

        assertThat(metric.getString("unit")).isEqualTo("%");
        assertThat(json("/api/v1/catalogue").getJsonArray("metrics")).contains(metric);
    }

    @Test
    void shouldSayWhatTheKeyMay() {
        assertThat(json("/api/v1/access"))
                .isEqualTo(new JsonObject("{\"principal\":\"key:all\",\"permissions\":[\"manage\",\"read\","
                        + "\"silence\"],\"hosts\":null,\"groups\":null,\"until\":null}"));
        assertThat(new JsonObject(get("/api/v1/access", TestServer.KEY_FOR_MINE).body()))
                .isEqualTo(new JsonObject("{\"principal\":\"key:mine\",\"permissions\":[\"manage\",\"read\","
                        + "\"silence\"],\"hosts\":[\"mine\"],\"groups\":[],\"until\":null}"));
        assertThat(get("/api/v1/access", "wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldShowHealthToThoseWithAKey() {
        server.health().register("part").down("not yet");

        HttpResponse<String> answer = server.get("/api/v1/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"name\":\"part\"").contains("not yet");
        assertThat(get("/api/v1/health", "wrong").statusCode()).isEqualTo(401);
    }

    private JsonObject json(String path) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> get(String path, String key) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("X-API-Key", key)
                .build());
    }
}
