package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.hoststream.launcher.dashboards.BoardFile;
import io.hoststream.launcher.dashboards.BoardFile.Target;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that the dashboards ask, asked of a real Prometheus that scrapes a real exporter: this machine with a sample every
 * second, and hosts that have everything, so that no panel may be empty. Grafana itself is not there; its variables are filled
 * in as it does it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Up up;
    private FullHosts hosts;
    private Prometheus prometheus;
    private Questions questions;

    @BeforeAll
    void start(@TempDir Path scratch) throws IOException {
        Peers.assumeInstalled("prometheus", "prometheus");
        up = Up.start(
                scratch, "collect.filesystem-interval=1s", "collect.mount-deadline=500ms", "export.stale-after=2s");
        up.awaitStarted();
        hosts = new FullHosts(up.broker(), Instant.now());
        prometheus = Prometheus.scraping(up.exportPort(), scratch);
        questions = new Questions(prometheus);
        await().atMost(PATIENCE).until(() -> prometheus.query("up"), OptionalDouble::isPresent);
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (up != null) {
            prometheus.close();
            hosts.close();
            up.close();
        }
    }

    @Test
    void shouldAnswerEveryPanelAboutAllHosts() {
        assertAnswered(GrafanaVariables.all(FullHosts.WEB));
    }

    @Test
    void shouldAnswerEveryPanelAboutChosenHosts() {
        assertAnswered(
                GrafanaVariables.chosen("production", List.of("eu-1", "eu-2"), List.of(FullHosts.WEB, FullHosts.GONE)));
    }

    private void assertAnswered(GrafanaVariables variables) {
        Map<Target, String> unanswered = new LinkedHashMap<>();
        BoardFile.all()
                .forEach(board ->
                        board.targets().forEach(target -> unanswered.put(target, variables.fill(target.expr()))));
        assertThat(unanswered).hasSizeGreaterThan(BoardFile.all().size());

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            hosts.assertSpeaking();
            unanswered.entrySet().removeIf(asked -> questions.answered(asked.getKey(), asked.getValue()));
            assertThat(unanswered).as("panels without an answer").isEmpty();
        });
    }

    @Test
    void shouldOfferTheHostsOfEachSelection() {
        GrafanaVariables variables = GrafanaVariables.chosen("production", List.of("eu-1"), List.of(FullHosts.WEB));

        await().atMost(PATIENCE).untilAsserted(() -> {
            for (BoardFile board : BoardFile.all()) {
                assertThat(labels(board, variables))
                        .as(board.name())
                        .containsEntry("region", List.of("eu-1", "eu-2"))
                        .containsEntry("group", List.of("web"))
                        .containsEntry("host", List.of(FullHosts.WEB))
                        .hasEntrySatisfying(
                                "environment", found -> assertThat(found).contains("production", "staging"));
            }
        });
    }

    private Map<String, List<String>> labels(BoardFile board, GrafanaVariables variables) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (JsonObject variable : board.variables()) {
            if (variable.getString("type").equals("query")) {
                String definition = variables.fill(variable.getString("definition"));
                labels.put(variable.getString("name"), questions.labelValues(definition));
            }
        }
        return labels;
    }

    @Test
    void shouldShowTheValuesOfTheHosts() {
        GrafanaVariables one = GrafanaVariables.chosen("production", List.of("eu-1"), List.of(FullHosts.WEB));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertValue(one, "cpu", "Use of the processors, highest hosts", FullSample.CPU);
            assertValue(one, "memory", "Use of memory, highest hosts", FullSample.MEMORY);
            assertValue(one, "disk-io", "Time of a request, highest disks", FullDevices.WAIT);
            assertValue(one, "network", "Received packets dropped, highest interfaces", FullDevices.DROPS);
            assertValue(one, "disk-usage", "Used, fullest filesystems", FullDevices.FULL);
            assertValue(one, "overview", "Busiest disk", FullDevices.BUSY);
            assertValue(one, "fleet", "Filesystems full", 1);
        });
    }

    /** The highest of the newest values that a panel shows. */
    private void assertValue(GrafanaVariables variables, String board, String title, double expected) {
        Target target = BoardFile.all().stream()
                .flatMap(file -> file.targets().stream())
                .filter(each -> each.board().equals(board) && each.title().equals(title))
                .findFirst()
                .orElseThrow();
        JsonArray series = questions.ask(target, variables.fill(target.expr()));

        assertThat(Questions.newest(series).max()).as(target.toString()).hasValueCloseTo(expected, within(1e-6));
    }

    @Test
    void shouldPutTheSilentHostFirst() {
        Target table = BoardFile.all().stream()
                .flatMap(board -> board.targets().stream())
                .filter(target -> target.title().equals("Hosts, worst first")
                        && target.expr().contains("worst"))
                .findFirst()
                .orElseThrow();
        String expression = "sort_desc(" + GrafanaVariables.all(FullHosts.WEB).fill(table.expr()) + ")";

        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonObject> rows = Rest.objects(questions.ask(table, expression));
            assertThat(rows).hasSize(4);
            assertThat(rows.get(0).getJsonObject("metric").getMap())
                    .containsEntry("host", FullHosts.GONE)
                    .containsEntry("worst", "Silent");
            assertThat(rows.get(1).getJsonObject("metric").getString("worst")).isEqualTo("Disk slow");
        });
    }
}
