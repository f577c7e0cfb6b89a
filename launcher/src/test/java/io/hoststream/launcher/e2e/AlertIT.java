package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.schema.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An alert from its first crossing to its end, seen wherever it is told: on the console, in the log, on the topic, in the
 * API and in the live feed. The machine's memory stays as it is; the limits of the rule move.
 */
class AlertIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void shouldTellAnAlertEverywhereFromItsFirstCrossingToItsEnd() throws Exception {
        limits("warning: 0.2, critical: 99.99", "warning: 0.1, critical: 99.98");
        try (Up up = Up.start(directory, "alert.rules=" + directory.resolve("rules.yaml"))) {
            up.awaitStarted();
            watch(up);
        }
    }

    private void watch(Up up) throws Exception {
        try (LiveClient client = new LiveClient(up.rest())) {
            up.process().awaitLine("PENDING", SOON);
            String pending = onlyAlert(up).getString("state");
            up.process().awaitLine("WARNING", SOON);
            JsonObject warning = onlyAlert(up);
            limits("warning: 0.2, critical: 0.3", "warning: 0.1, critical: 0.2");
            up.process().awaitLine("CRITICAL", SOON);
            JsonObject critical = onlyAlert(up);
            limits("warning: 99.98, critical: 99.99", "warning: 99.9, critical: 99.95");
            up.process().awaitLine("RESOLVED", SOON);

            assertThat(pending).isIn("PENDING", "FIRING");
            assertThat(warning.getString("state")).isEqualTo("FIRING");
            assertThat(warning.getString("severity")).isEqualTo("WARNING");
            assertThat(critical.getString("severity")).isEqualTo("CRITICAL");
            assertThat(critical.getString("id")).isEqualTo(warning.getString("id"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(up.rest().alerts()).isEmpty());
            assertOnTopic(up);
            assertInLog(up);
            assertLive(client);
        }
    }

    private void limits(String above, String clear) throws IOException {
        Path next = Files.writeString(
                directory.resolve("rules.next"), """
                rules:
                  - name: memory-of-the-test
                    metric: memory_usage_percent
                    above: {ABOVE}
                    clear: {CLEAR}
                    for: 3s
                """.replace("ABOVE", above).replace("CLEAR", clear));
        Files.move(
                next,
                directory.resolve("rules.yaml"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static JsonObject onlyAlert(Up up) {
        return await().atMost(SOON)
                .until(() -> up.rest().alerts(), alerts -> alerts.size() == 1)
                .get(0);
    }

    private record Change(AlertState state, Severity severity) {}

    private static final List<Change> LIFE = List.of(
            new Change(AlertState.PENDING, Severity.WARNING),
            new Change(AlertState.FIRING, Severity.WARNING),
            new Change(AlertState.FIRING, Severity.CRITICAL),
            new Change(AlertState.RESOLVED, Severity.CRITICAL));

    private static void assertOnTopic(Up up) {
        List<AlertEvent> events = up.broker().decoded(Topic.ALERTS, AlertEvent.getClassSchema());

        assertThat(events)
                .extracting(event -> new Change(event.getState(), event.getSeverity()))
                .isEqualTo(LIFE);
        assertThat(events)
                .extracting(AlertEvent::getId)
                .containsOnly(events.get(0).getId());
        assertThat(events).extracting(AlertEvent::getRule).containsOnly("memory-of-the-test");
        assertThat(up.broker().read(Topic.ALERTS))
                .extracting(record -> record.key())
                .containsOnly(events.get(0).getHost());
    }

    private static void assertInLog(Up up) {
        Path log = up.data().resolve("alerts.log");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Files.readAllLines(log))
                        .extracting(JsonObject::new)
                        .extracting(AlertIT::change)
                        .isEqualTo(LIFE));
    }

    private static void assertLive(LiveClient client) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(client.frames("alert"))
                        .extracting(frame -> change(frame.getJsonObject("event")))
                        .containsSubsequence(LIFE.subList(1, LIFE.size())));
    }

    private static Change change(JsonObject event) {
        return new Change(AlertState.valueOf(event.getString("state")), Severity.valueOf(event.getString("severity")));
    }
}
