package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
