package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is delivered for other programs, judged by those programs. */
class DeployIT {

    @TempDir
    private Path scratch;

    @Test
    void shouldPleasePrometheus() throws Exception {
        Peers.assumeInstalled("promtool", "prometheus");
        String configuration =
                Path.of("..", "deploy", "prometheus", "prometheus.yml").toString();

        Peers.Said said = Peers.run(scratch, "", "promtool", "check", "config", configuration);

        assertThat(said.exitCode()).as(said.output() + said.errors()).isZero();
        assertThat(said.output()).contains("SUCCESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hoststream.rules.test.yml", "hoststream.forecasts.test.yml"})
    void shouldFireByPrometheusAsItsUnitTestsSay(String file) throws Exception {
        Peers.assumeInstalled("promtool", "prometheus");
        String tests = Path.of("..", "deploy", "prometheus", "tests", file).toString();

        Peers.Said said = Peers.run(scratch, "", "promtool", "test", "rules", tests);

        assertThat(said.exitCode()).as(said.output() + said.errors()).isZero();
        assertThat(said.output()).contains("SUCCESS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        alertname=cpu severity=warning host=a                       | slack
        alertname=cpu severity=critical host=a                      | slack,mail
        alertname=host-silent severity=critical host=a              | mail,slack
        alertname=cpu-unusual severity=warning host=a quiet=true    | nobody
        alertname=other host=a                                      | mail
        """)
    void shouldPleaseAlertmanagerAndRouteBySeverity(String labels, String receivers) throws Exception {
        Peers.assumeInstalled("amtool", "prometheus-alertmanager");
        String configuration =
                Path.of("..", "deploy", "alertmanager", "alertmanager.yml").toString();
        List<String> command =
                new ArrayList<>(List.of("amtool", "config", "routes", "test", "--config.file", configuration));
        command.addAll(List.of(labels.split(" ")));

        Peers.Said checked = Peers.run(scratch, "", "amtool", "check-config", configuration);
        Peers.Said routed = Peers.run(scratch, "", command.toArray(String[]::new));

        assertThat(checked.exitCode()).as(checked.output() + checked.errors()).isZero();
        assertThat(routed.output().strip()).isEqualTo(receivers);
    }
}
