package io.hoststream.launcher.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The thresholds are those of the shipped alert rules, in the units of Prometheus. */
class ThresholdsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            cpu        | "Use of the processors, highest hosts"           | 0.8  | 0.95
            memory     | "Use of memory, highest hosts"                   | 0.85 | 0.95
            disk-io    | "Busy, highest disks"                            | 0.8  |
            disk-io    | "Time of a request, highest disks"               | 0.1  |
            network    | "Received, of the link's speed"                  | 0.8  |
            network    | "Received packets dropped, highest interfaces"   | 0.01 |
            disk-usage | "Used, fullest filesystems"                      | 0.8  | 0.95
            disk-usage | "Inodes used, fullest filesystems"               | 0.8  | 0.95
            overview   | CPU                                              | 0.8  | 0.95
            """)
    void shouldBeThoseOfTheRules(String board, String title, Double warning, Double critical) {
        List<String> expected = new ArrayList<>(List.of("green null", "orange " + warning));
        if (critical != null) {
            expected.add("red " + critical);
        }

        assertThat(steps(panel(board, title))).isEqualTo(expected);
    }

    private static JsonObject panel(String board, String title) {
        return BoardFile.all().stream()
                .filter(file -> file.name().equals(board))
                .flatMap(file -> file.panels().stream())
                .filter(panel -> panel.getString("title").equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> steps(JsonObject panel) {
        JsonArray steps = panel.getJsonObject("fieldConfig")
                .getJsonObject("defaults")
                .getJsonObject("thresholds")
                .getJsonArray("steps");
        return BoardFile.objects(steps)
                .map(step -> step.getString("color") + " " + step.getValue("value"))
                .toList();
    }
}
