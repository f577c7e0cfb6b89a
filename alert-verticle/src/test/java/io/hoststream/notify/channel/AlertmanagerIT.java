package io.hoststream.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** With a real Alertmanager and its own tool. */
@EnabledIf("present")
class AlertmanagerIT {

    private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Clock clock = Clock.systemUTC();
    private Process alertmanager;
    private String address;
    private Channel channel;

    static boolean present() {
        return Files.isExecutable(BINARY);
    }

    @BeforeEach
    void start() throws Exception {
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        Path configuration = Files.writeString(
                directory.resolve("alertmanager.yml"), "route:\n  receiver: none\nreceivers:\n  - name: none\n");
        alertmanager = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + configuration,
                        "--storage.path=" + directory.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("alertmanager.log").toFile())
                .start();
        channel = Channels.open(
                new AlertmanagerSettings(
                        "am",
                        List.of(URI.create(address), URI.create("http://127.0.0.1:1")),
                        Optional.empty(),
                        Duration.ofMinutes(1),
                        new Reach(true, false, Optional.empty(), Duration.ofSeconds(10))),
                clock,
                (name, failing) ->
                        assertThat(failing).singleElement().asString().contains("127.0.0.1:1"));
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> get("/-/ready").equals("OK"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        channel.close();
        alertmanager.destroy();
        assertThat(alertmanager.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldShowTheAlertAndThenThatItIsOver() throws Exception {
        Instant since = clock.instant().minusSeconds(60);
        AlertEvent firing = Alerts.builder("web-1", Severity.CRITICAL, AlertState.FIRING, since.plusSeconds(1))
                .setSince(since)
                .build();
        channel.send(Alerts.news(firing));
        channel.send(Alerts.news(firing));

        JsonArray alerts = new JsonArray(get("/api/v2/alerts"));
        assertThat(alerts.size()).isEqualTo(1);
        assertThat(alerts.getJsonObject(0).getJsonObject("labels").getString("host"))
                .isEqualTo("web-1");
        assertThat(Instant.parse(alerts.getJsonObject(0).getString("endsAt")))
                .isBetween(clock.instant().plusSeconds(200), clock.instant().plusSeconds(241));
        assertThat(amtool()).contains("web-1", "critical");

        AlertEvent over = Alerts.builder(
                        "web-1",
                        Severity.CRITICAL,
                        AlertState.RESOLVED,
                        clock.instant().minusSeconds(1))
                .setSince(since)
                .build();
        channel.send(Alerts.news(over));

        assertThat(new JsonArray(get("/api/v2/alerts")).size()).isZero();
        assertThat(amtool()).doesNotContain("web-1");
    }

    @Test
    void shouldTakeWhateverNamesAreLike() throws Exception {
        Random random = new Random(11);
        for (int number = 0; number < 40; number++) {
            Message message = new Message(
                    "g",
                    Map.of(),
                    Message.Kind.NEWS,
                    Alerts.items(25, AlertState.FIRING, random),
                    List.of(),
                    0,
                    "",
                    Optional.empty());
            channel.send(message);
        }
        assertThat(new JsonArray(get("/api/v2/alerts")).size()).isEqualTo(1000);
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, BodyHandlers.ofString()).body().strip();
    }

    private String amtool() throws IOException, InterruptedException {
        Process tool = new ProcessBuilder("amtool", "--alertmanager.url=" + address, "-o", "json", "alert", "query")
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).as(said).isZero();
        return said;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
