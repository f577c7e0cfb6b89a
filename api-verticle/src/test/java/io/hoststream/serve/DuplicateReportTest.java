package io.hoststream.serve;

import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.view.LiveView;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two collectors under one name, as the API shows them. */
class DuplicateReportTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldWarnOfTwoCollectorsWithOneNameForAsLongAsBothSend() {
        server.pass(Duration.ofSeconds(3));
        server.feed(view -> {
            for (int second = 0; second <= 3; second++) {
                both(view, second);
            }
        });

        JsonObject warning = host().getJsonArray("warnings").getJsonObject(0);
        assertThat(warning.getString("code")).isEqualTo("duplicate_hostname");
        assertThat(warning.getString("detail")).contains("hostId id-of-web-1").contains("hostId second");
        assertThat(server.meter("hoststream.serve.hosts.duplicate")).isEqualTo(1);

        server.pass(Duration.ofSeconds(30));
        assertThat(host().getJsonArray("warnings").getJsonObject(0).getString("code"))
                .isEqualTo("moved");
        assertThat(server.meter("hoststream.serve.hosts.duplicate")).isZero();
    }

    private static void both(LiveView view, int second) {
        view.apply(Samples.sample("web-1", second), timeOf(second));
        view.apply(
                Samples.builder("web-1", second)
                        .setHostId("second")
                        .setEpoch(Instant.ofEpochMilli(Samples.START + 1))
                        .build(),
                timeOf(second) + 1);
    }

    private JsonObject host() {
        return new JsonObject(server.get("/api/v1/hosts").body())
                .getJsonArray("hosts")
                .getJsonObject(0);
    }
}
