package io.hoststream.notify.channel;

import static io.hoststream.notify.channel.OutsideServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.notify.channel.Message.Kind;
import io.hoststream.pipeline.settings.Secret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertmanagerChannelTest {

    private static final Message NEWS =
            Alerts.news(Alerts.firing("web-1", Severity.CRITICAL), Alerts.resolved("web-2"));

    private final List<String> failing = new ArrayList<>();
    private OutsideServer one;
    private OutsideServer two;
    private Channel channel;

    @BeforeEach
    void open() throws Exception {
        one = new OutsideServer();
        two = new OutsideServer();
        AlertmanagerSettings settings = new AlertmanagerSettings(
                "am",
                List.of(URI.create(one.url("")), URI.create(two.url("/prefix/"))),
                Optional.of(new Secret("Bearer peersecret")),
                Duration.ofMinutes(1),
                new Reach(true, false, Optional.empty(), Duration.ofMillis(800)));
        channel = Channels.open(settings, Alerts.CLOCK, (name, those) -> {
            failing.clear();
            failing.addAll(those);
        });
    }

    @AfterEach
    void close() throws Exception {
        channel.close();
        one.close();
        two.close();
    }

    @Test
    void shouldSendToAllPeersWhatIdentifiesAndWhatExplains() throws Exception {
        channel.send(NEWS);

        OutsideServer.Request request = two.requests.remove();
        assertThat(request.path()).isEqualTo("/prefix/api/v2/alerts");
        assertThat(request.headers()).containsEntry("Authorization", "Bearer peersecret");
        assertThat(one.requests.remove().path()).isEqualTo("/api/v2/alerts");
        JsonArray alerts = new JsonArray(request.body());
        JsonObject firing = alerts.getJsonObject(0);
        assertThat(firing.getJsonObject("labels").getMap())
                .containsOnly(
                        Map.entry("alertname", "cpu"),
                        Map.entry("severity", "critical"),
                        Map.entry("host", "web-1"),
                        Map.entry("metric", "cpu_usage_percent"),
                        Map.entry("core", "3"),
                        Map.entry("group", "shop"),
                        Map.entry("team", "db"));
        assertThat(firing.getString("startsAt")).isEqualTo(Alerts.START.toString());
        assertThat(firing.getString("endsAt"))
                .isEqualTo(Alerts.CLOCK.instant().plusSeconds(240).toString());
        assertThat(firing.getString("generatorURL")).startsWith("https://page.example/");
        assertThat(firing.getJsonObject("annotations").getString("runbook_url"))
                .isEqualTo("https://runbooks.example/cpu?a=1&b=2");
        assertThat(alerts.getJsonObject(1).getString("endsAt"))
                .isEqualTo(Alerts.START.plusSeconds(192).toString());
        assertThat(failing).isEmpty();
    }

    @Test
    void shouldBeTakenWhenOnePeerTookItAndNameTheOthers() throws Exception {
        one.then(says(503, "starting peersecret"));
        two.then(says(200, ""));

        channel.send(NEWS);

        assertThat(failing)
                .singleElement()
                .asString()
                .contains("peer " + one.url(""), "503")
                .doesNotContain("peersecret");
    }

    @Test
    void shouldWaitForNoPeerLongerThanForAll() {
        one.then(OutsideServer.hangs());
        two.then(OutsideServer.trickles());

        long start = System.nanoTime();
        SendException failure = catchThrowableOfType(SendException.class, () -> channel.send(NEWS));
        assertThat(failure.retriable()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void shouldGiveUpWhenEveryPeerRefuses() {
        one.then(says(400, "bad"));
        two.then(says(401, "who"));

        SendException failure = catchThrowableOfType(SendException.class, () -> channel.send(NEWS));
        assertThat(failure.retriable()).isFalse();
    }

    @Test
    void shouldSendNothingWhereThereIsNothing() throws Exception {
        channel.send(Alerts.news());

        assertThat(one.requests).isEmpty();
    }

    @Test
    void shouldSendAlertsOfItsOwnForATestAndForSignsOfLife() throws Exception {
        channel.send(Alerts.message(Kind.ALIVE, List.of(), Optional.empty()));

        assertThat(one.requests.remove().body()).contains("HoststreamAlive");
    }

    @Test
    void shouldTellLabelsApartThatClash() {
        AlertEvent event = Alerts.builder("web-1", Severity.WARNING, AlertState.FIRING, Alerts.START)
                .setDeviceLabels(Map.of("host", "disk-host", "a-b", "1", "a.b", "2", "a b", "3", "empty", " "))
                .setHostLabels(Map.of("host", "x", "9lives", "9"))
                .setLabels(Map.of("severity", "page", "a-b", "r"))
                .build();

        assertThat(AlertLabels.of(event))
                .containsEntry("host", "web-1")
                .containsEntry("device_host", "disk-host")
                .containsEntry("host_host", "x")
                .containsEntry("rule_severity", "page")
                .containsEntry("severity", "warning")
                .containsEntry("_9lives", "9")
                .doesNotContainKey("empty");
        assertThat(AlertLabels.of(event).values()).contains("1", "2", "3", "r");
    }

    @Test
    void shouldMakeRequestsBelowAMegabyteOfWhateverNamesAreLike() {
        Random random = new Random(3);
        AlertmanagerAlerts form = new AlertmanagerAlerts(Alerts.CLOCK.instant(), Duration.ofMinutes(1));
        for (int number = 0; number < 300; number++) {
            Message message = new Message(
                    "g",
                    Map.of(),
                    Kind.NEWS,
                    Alerts.items(number == 0 ? 3000 : 30, AlertState.FIRING, random),
                    Alerts.items(5, AlertState.RESOLVED, random),
                    0,
                    "",
                    Optional.empty());
            int alerts = 0;
            for (byte[] request : form.requests(message)) {
                assertThat(request.length).isLessThan(1_000_000);
                JsonArray all = new JsonArray(new String(request, StandardCharsets.UTF_8));
                all.forEach(alert -> check((JsonObject) alert));
                alerts += all.size();
            }
            assertThat(alerts)
                    .isEqualTo(message.firing().size() + message.resolved().size());
        }
    }

    private static void check(JsonObject alert) {
        alert.getJsonObject("labels").forEach(label -> {
            assertThat(label.getKey()).matches("[a-zA-Z_][a-zA-Z0-9_]*");
            assertThat((String) label.getValue()).isNotEmpty();
        });
        assertThat(Instant.parse(alert.getString("endsAt")))
                .isAfterOrEqualTo(Instant.parse(alert.getString("startsAt")));
    }
}
