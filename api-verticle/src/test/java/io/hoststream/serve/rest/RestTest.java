package io.hoststream.serve.rest;

import static io.hoststream.serve.Samples.alert;
import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static io.hoststream.serve.Samples.withDisks;
import static io.hoststream.serve.Samples.withRoot;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTest {

    private final TestServer server = new TestServer();

    @BeforeAll
    void feed() {
        server.feed(view -> {
            view.apply(withRoot("mine", 1, 42).build(), timeOf(1));
            for (int i = 2; i <= 60; i++) {
                view.apply(withDisks("mine", i, "vda", "vdb").build(), timeOf(i));
                view.apply(sample("theirs", i), timeOf(i));
            }
            view.apply(alert("mine", "m", AlertState.FIRING, Severity.WARNING, 3));
            view.apply(alert("theirs", "t", AlertState.PENDING, Severity.CRITICAL, 3));
        });
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void shouldListHosts() {
        JsonArray hosts = object("/api/v1/hosts").getJsonArray("hosts");

        assertThat(hosts).hasSize(2);
        assertThat(hosts.getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("host", "mine")
                        .put("hostId", "id-of-mine")
                        .put("labels", new JsonObject().put("environment", "test"))
                        .put("groups", new JsonArray())
                        .put("status", "WARNING")
                        .put("state", "live")
                        .put("alerts", new JsonObject().put("warning", 1).put("critical", 0))
                        .put("lastSeen", "2026-01-31T12:01:00Z")
                        .put("warnings", new JsonArray()));
    }

    @Test
    void shouldGiveTheLatestValuesWithTheSlowerFamilies() {
        JsonObject latest = object("/api/v1/metrics/mine/latest");

        assertThat(latest.getString("host")).isEqualTo("mine");
        assertThat(latest.getString("timestamp")).isEqualTo("2026-01-31T12:01:00Z");
        assertThat(values(latest, "cpu_usage_percent")).containsExactly(60);
        assertThat(values(latest, "disk_usage_percent")).containsExactly(42);
        assertThat(values(latest, "disk_read_bytes")).containsExactly(123_456.7891, 123_456.7891);
        assertThat(values(latest, "memory_total")).containsExactly(8_000_000_000L);
        assertThat(latest.getJsonArray("metrics").getJsonObject(0).fieldNames())
                .containsExactly("metric", "labels", "value", "unit");
    }

    @Test
    void shouldGiveOneMetricWithAllItsDevices() {
        JsonArray metrics = object("/api/v1/metrics/mine/disk_read_bytes_total").getJsonArray("metrics");

        assertThat(metrics).hasSize(2);
        assertThat(metrics.getJsonObject(1).getJsonObject("labels").getString("device"))
                .isEqualTo("vdb");
        assertThat(metrics.getJsonObject(1).getString("unit")).isEqualTo("B");
    }

    @Test
    void shouldGiveNothingForAMetricThatTheHostDoesNotHave() {
        assertThat(object("/api/v1/metrics/mine/swap_used").getJsonArray("metrics"))
                .isEmpty();
    }

    @Test
    void shouldGiveARangeInBothNotationsOfTime() {
        String millis =
                "/api/v1/metrics/mine/range?metric=cpu_usage_percent&start=" + timeOf(10) + "&end=" + timeOf(12);
        String text = "/api/v1/metrics/mine/range?metric=cpu_usage_percent&start=2026-01-31T13:00:10%2B01:00"
                + "&end=2026-01-31T12:00:12Z";
        String carelessPlus = text.replace("%2B", "+");

        assertThat(server.get(millis).body())
                .isEqualTo(
                        "{\"series\":[{\"host\":\"mine\",\"metric\":\"cpu_usage_percent\",\"labels\":{},\"points\":[["
                                + timeOf(10) + ",10],[" + timeOf(11) + ",11],[" + timeOf(12)
                                + ",12]]}],\"warnings\":[]}");
        assertThat(server.get(text).body()).isEqualTo(server.get(millis).body());
        assertThat(server.get(carelessPlus).body()).isEqualTo(server.get(millis).body());
    }

    @Test
    void shouldTakeMetricsAsAListOrRepeated() {
        String list = "/api/v1/metrics/mine/range?metric=load_average_1m,disk_read_bytes&start=" + timeOf(60);
        String repeated =
                "/api/v1/metrics/mine/range?metric=load_average_1m&metric=disk_read_bytes&start=" + timeOf(60);

        assertThat(object(list).getJsonArray("series")).hasSize(3);
        assertThat(server.get(repeated).body()).isEqualTo(server.get(list).body());
    }

    @Test
    void shouldAverageOverSteps() {
        JsonArray points = object("/api/v1/metrics/mine/range?metric=cpu_usage_percent&step=20s&start=" + timeOf(20)
                        + "&end=" + timeOf(59))
                .getJsonArray("series")
                .getJsonObject(0)
                .getJsonArray("points");

        assertThat(points.encode()).isEqualTo("[[" + timeOf(20) + ",29.5],[" + timeOf(40) + ",49.5]]");
    }

    @Test
    void shouldReachAsFarAsThereAreSamplesWithoutTimes() {
        JsonArray series =
                object("/api/v1/metrics/mine/range?metric=cpu_usage_percent").getJsonArray("series");

        assertThat(series.getJsonObject(0).getJsonArray("points")).hasSize(60);
    }

    @Test
    void shouldListTheCatalogue() {
        JsonArray metrics = object("/api/v1/catalogue").getJsonArray("metrics");

        assertThat(metrics).hasSize(Metric.values().length);
        assertThat(metrics.getJsonObject(0).getString("name")).isEqualTo("cpu_usage_percent");
        assertThat(metrics.getJsonObject(0).getString("kind")).isEqualTo("gauge");
        assertThat(metrics.getJsonObject(0).getString("scope")).isEqualTo("host");
    }

    @Test
    void shouldTellItsVersion() {
        JsonObject version = object("/api/v1/version");

        assertThat(version.getString("version")).isNotBlank().doesNotContain("$");
        assertThat(version.getString("commit")).isNotBlank().doesNotContain("$");
    }

    @Test
    void shouldAnswerHeadLikeGetWithoutABody() {
        HttpResponse<String> head = server.send(HttpRequest.newBuilder(server.uri("/api/v1/hosts"))
                .header("X-API-Key", TestServer.KEY)
                .method("HEAD", BodyPublishers.noBody())
                .build());
        HttpResponse<String> get = server.get("/api/v1/hosts");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-length"))
                .isEqualTo(get.headers().firstValue("content-length"));
    }

    @Test
    void shouldShowOnlyWhatTheKeyCovers() {
        assertThat(getAs(TestServer.KEY_FOR_MINE, "/api/v1/hosts").body())
                .contains("mine")
                .doesNotContain("theirs");
        assertThat(getAs(TestServer.KEY_FOR_MINE, "/api/v1/alerts").body())
                .contains("mine")
                .doesNotContain("theirs");
        for (String path : List.of("latest", "cpu_usage_percent", "range?metric=cpu_usage_percent")) {
            HttpResponse<String> foreign = getAs(TestServer.KEY_FOR_MINE, "/api/v1/metrics/theirs/" + path);
            HttpResponse<String> unknown = getAs(TestServer.KEY_FOR_MINE, "/api/v1/metrics/nobody/" + path);
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body().replace("theirs", "nobody")).isEqualTo(unknown.body());
        }
    }

    private HttpResponse<String> getAs(String key, String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + key)
                .build());
    }

    private JsonObject object(String path) {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        return new JsonObject(response.body());
    }

    private static List<Number> values(JsonObject latest, String metric) {
        return latest.getJsonArray("metrics").stream()
                .map(JsonObject.class::cast)
                .filter(value -> value.getString("metric").equals(metric))
                .map(value -> value.getNumber("value"))
                .toList();
    }
}
