package io.hoststream.launcher.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What Grafana needs of a dashboard, and what makes the dashboards alike. */
class BoardFileTest {

    private static final JsonObject DATA_SOURCE =
            new JsonObject().put("type", "prometheus").put("uid", "${datasource}");
    private static final int GRID = 24;
    private static final Pattern RATE = Pattern.compile("\\brate\\(");
    private static final Pattern COUNTER_AND_WINDOW =
            Pattern.compile("^[a-z_]+_total(?:\\{[^}]*})?\\[(?:\\$__rate_interval]|\\$__range] @ end\\(\\))");

    @TestFactory
    Stream<DynamicTest> shouldBeADashboardOfGrafana12() {
        return each(board -> {
            assertThat(board.json().getInteger("schemaVersion")).isEqualTo(41);
            assertThat(board.json().getString("uid")).isEqualTo("hoststream-" + board.name());
            assertThat(board.json().getString("title")).startsWith("hoststream / ");
            assertThat(board.json().fieldNames())
                    .as("what differs from Grafana to Grafana")
                    .doesNotContain("id", "__inputs", "__requires", "iteration");
        });
    }

    @Test
    void shouldBeAlike() {
        for (String key : List.of("tags", "refresh", "time", "timezone", "graphTooltip", "links")) {
            assertThat(BoardFile.all())
                    .extracting(board -> board.json().getValue(key))
                    .as(key)
                    .doesNotContainNull()
                    .containsOnly(BoardFile.all().get(0).json().getValue(key));
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldHavePanelsThatCanBeShown() {
        return each(board -> {
            List<JsonObject> panels = board.all(true);
            assertThat(panels).extracting(panel -> panel.getInteger("id")).doesNotHaveDuplicates();
            assertThat(board.panels()).isNotEmpty().allSatisfy(BoardFileTest::assertShown);
            assertThat(board.panels().stream().map(panel -> panel.getString("title")))
                    .doesNotHaveDuplicates();
            assertPlacedApart(panels);
        });
    }

    private static void assertShown(JsonObject panel) {
        assertThat(panel.getString("description")).endsWith(".");
        assertThat(panel.getJsonObject("datasource")).isEqualTo(DATA_SOURCE);
        assertThat(panel.getJsonObject("fieldConfig").getJsonObject("defaults").getString("unit"))
                .isNotBlank();
        List<JsonObject> targets =
                BoardFile.objects(panel.getJsonArray("targets")).toList();
        assertThat(targets).isNotEmpty().allSatisfy(target -> {
            assertThat(target.getJsonObject("datasource")).isEqualTo(DATA_SOURCE);
            assertThat(target.getString("expr")).isNotBlank().doesNotContain("@hosts");
            assertThat(target.getBoolean("range")).isNotEqualTo(target.getBoolean("instant"));
        });
        assertThat(targets).extracting(target -> target.getString("refId")).doesNotHaveDuplicates();
    }

    private static void assertPlacedApart(List<JsonObject> panels) {
        Map<List<Integer>, String> taken = new HashMap<>();
        for (JsonObject panel : panels) {
            JsonObject place = panel.getJsonObject("gridPos");
            assertThat(place.getInteger("x") + place.getInteger("w")).isLessThanOrEqualTo(GRID);
            for (int x = 0; x < place.getInteger("w"); x++) {
                for (int y = 0; y < place.getInteger("h"); y++) {
                    List<Integer> cell = List.of(place.getInteger("x") + x, place.getInteger("y") + y);
                    assertThat(taken.put(cell, panel.getString("title")))
                            .as("what lies under %s at %s", panel.getString("title"), cell)
                            .isNull();
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldAskForRatesOverTheIntervalThatGrafanaFinds() {
        return each(board -> {
            for (BoardFile.Target target : board.targets()) {
                assertThat(RATE.splitAsStream(target.expr()).skip(1))
                        .as(target.toString())
                        .allSatisfy(asked -> assertThat(asked).containsPattern(COUNTER_AND_WINDOW));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldChooseHostsByTheSameVariables() {
        return each(board -> {
            List<JsonObject> variables = board.variables();
            assertThat(variables.stream().limit(5))
                    .extracting(variable -> variable.getString("name"))
                    .containsExactly("datasource", "environment", "region", "group", "host");
            assertThat(variables.subList(1, 5))
                    .extracting(variable -> variable.getString("definition"))
                    .containsExactly(
                            "label_values(host_up, environment)",
                            "label_values(host_up{environment=~\"$environment\"}, region)",
                            "label_values(host_up{environment=~\"$environment\",region=~\"$region\"}, group)",
                            "label_values(host_up{environment=~\"$environment\",region=~\"$region\",group=~\"$group\"}, host)");
            boolean oneHost = board.name().equals("overview");
            assertThat(variables.subList(1, 5))
                    .extracting(variable -> variable.getBoolean("multi"))
                    .containsExactly(true, true, true, !oneHost);
            assertThat(variables.subList(1, 5))
                    .extracting(variable -> variable.getBoolean("includeAll"))
                    .containsExactly(true, true, true, !oneHost);
        });
    }

    private static Stream<DynamicTest> each(ThrowingConsumer<BoardFile> check) {
        return BoardFile.all().stream().map(board -> DynamicTest.dynamicTest(board.name(), () -> check.accept(board)));
    }
}
