package io.hoststream.launcher.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The provisioning, docker-compose.yml and the dashboards agree about paths and names. */
class ProvisioningTest {

    private static final Path PROVISIONING = BoardFile.DIRECTORY.resolve("provisioning");

    @Test
    void shouldFindTheDashboardsWhereTheyAreMounted() throws IOException {
        Entry provider = yaml(PROVISIONING.resolve("dashboards/hoststream.yaml"))
                .list("providers", "name")
                .get(0);
        String path = provider.group("options").text("path");

        assertThat(grafana().texts("volumes"))
                .contains("./dashboards:" + path + ":ro", "./dashboards/provisioning:/etc/grafana/provisioning:ro");
    }

    @Test
    void shouldGiveTheDataSourceTheUidThatTheDashboardsBeginWith() throws IOException {
        Entry source = yaml(PROVISIONING.resolve("datasources/prometheus.yaml"))
                .list("datasources", "name")
                .get(0);

        for (BoardFile board : BoardFile.all()) {
            assertThat(board.variables().get(0).getJsonObject("current").getString("value"))
                    .isEqualTo(source.text("uid"));
        }
        assertThat(source.group("jsonData").text("timeInterval"))
                .as("the interval of the scrape, from which Grafana finds $__rate_interval")
                .isEqualTo(yaml(Path.of("..", "deploy", "prometheus", "prometheus.yml"))
                        .group("global")
                        .text("scrape_interval"));
    }

    private static Entry grafana() throws IOException {
        return yaml(Path.of("..", "docker-compose.yml")).group("services").group("grafana");
    }

    private static Entry yaml(Path file) throws IOException {
        return Yaml.read(file.toString(), Files.readString(file));
    }

    @Test
    void shouldOfferThePrometheusThatIsThere() throws IOException {
        Entry services = yaml(Path.of("..", "docker-compose.yml")).group("services");
        List<String> command = services.group("prometheus").texts("command");

        assertThat(command)
                .contains("--config.file=/etc/prometheus/prometheus.yml")
                .anyMatch(flag -> flag.startsWith("--storage.tsdb.retention.time="));
        assertThat(services.group("prometheus").texts("volumes"))
                .contains("./deploy/prometheus/prometheus.yml:/etc/prometheus/prometheus.yml:ro");
    }
}
