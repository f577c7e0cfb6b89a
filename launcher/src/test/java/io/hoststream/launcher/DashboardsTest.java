package io.hoststream.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.schema.metric.Metric;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DashboardsTest {

    private static final Path DASHBOARDS = Path.of("..", "dashboards");
    private static final Pattern NAME = Pattern.compile("\\bhost_[a-z0-9_]+\\b");
    private static final Set<String> OF_THE_EXPORTER = Set.of("host_up", "host_last_sample_timestamp_seconds");

    @Test
    void shouldAskOnlyForSeriesThatAreExported() throws IOException {
        Set<String> exported = Stream.concat(
                        OF_THE_EXPORTER.stream(),
                        Stream.of(Metric.values())
                                .flatMap(metric -> metric.exposition().stream())
                                .map(exposition -> exposition.name()))
                .collect(Collectors.toSet());
        List<Path> dashboards;
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            dashboards = files.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(dashboards).isNotEmpty();
        for (Path dashboard : dashboards) {
            Set<String> asked = expressions(dashboard)
                    .flatMap(expression -> NAME.matcher(expression).results().map(match -> match.group()))
                    .collect(Collectors.toSet());
            assertThat(asked).as(dashboard.toString()).isNotEmpty().isSubsetOf(exported);
        }
    }

    private static Stream<String> expressions(Path dashboard) throws IOException {
        JsonArray panels = new JsonObject(Files.readString(dashboard)).getJsonArray("panels");
        return panels.stream()
                .flatMap(panel -> ((JsonObject) panel).getJsonArray("targets").stream())
                .map(target -> ((JsonObject) target).getString("expr"));
    }
}
