package io.hoststream.serve.rest;

import static io.hoststream.serve.Samples.START;
import static io.hoststream.serve.outlook.Watches.SEEN;
import static io.hoststream.serve.outlook.Watches.filling;
import static io.hoststream.serve.outlook.Watches.usual;
import static io.hoststream.serve.outlook.Watches.watch;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.Samples;
import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutlookRestTest {

    private final TestServer server = new TestServer();

    @BeforeEach
    void feed() {
        server.feed(view -> {
            view.apply(Samples.sample("mine", 1), START);
            view.apply(Samples.sample("other", 1), START);
        });
        for (String host : new String[] {"mine", "other", "unknown"}) {
            server.learn(host + "/id-1", watch(host, SEEN, usual(), filling(SEEN.plusSeconds(60))));
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldTellWhereSeriesAreHeading() {
        JsonArray forecasts = list("/api/v1/forecasts?host=mine", "forecasts");

        assertThat(forecasts).hasSize(1);
        assertThat(forecasts.getJsonObject(0).encode())
                .isEqualTo("{\"host\":\"mine\",\"metric\":\"disk_usage_percent\",\"labels\":{\"mountpoint\":\"/\"},"
                        + "\"rule\":\"disk-full-soon\",\"at\":" + START + ",\"now\":70,\"perDay\":2,\"lowPerDay\":1.5,"
                        + "\"highPerDay\":3,\"limit\":100,\"reaches\":" + (START + 60_000) + ",\"unit\":\"%\"}");
    }

    @Test
    void shouldTellWhatIsUsual() {
        JsonArray anomalies = list("/api/v1/anomalies?host=mine&metric=cpu_usage_percent", "anomalies");

        assertThat(anomalies).hasSize(1);
        assertThat(anomalies.getJsonObject(0).encode())
                .isEqualTo("{\"host\":\"mine\",\"metric\":\"cpu_usage_percent\",\"labels\":{},\"rule\":\"cpu-unusual\","
                        + "\"at\":" + START + ",\"expected\":20,\"spread\":2,\"measured\":26,\"score\":3,"
                        + "\"warning\":6,\"critical\":null,\"unit\":\"%\"}");
    }

    @Test
    void shouldFilter() {
        assertThat(list("/api/v1/forecasts", "forecasts")).hasSize(2);
        assertThat(list("/api/v1/forecasts?host=o*", "forecasts")).hasSize(1);
        assertThat(list("/api/v1/forecasts?metric=cpu_usage_percent", "forecasts"))
                .isEmpty();
        assertThat(list("/api/v1/anomalies?group=nobody", "anomalies")).isEmpty();
        assertThat(server.get("/api/v1/forecasts?hots=mine").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldKnowOnlyHostsThatExistForTheKey() {
        String answer = server.send(HttpRequest.newBuilder(server.uri("/api/v1/anomalies"))
                        .header("X-API-Key", TestServer.KEY_FOR_MINE)
                        .build())
                .body();

        assertThat(new JsonObject(answer).getJsonArray("anomalies"))
                .hasSize(1)
                .allMatch(anomaly -> ((JsonObject) anomaly).getString("host").equals("mine"));
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/api/v1/forecasts"))
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    private JsonArray list(String path, String name) {
        return new JsonObject(server.get(path).body()).getJsonArray(name);
    }
}
