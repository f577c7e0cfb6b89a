package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web page in a real browser, on everything that {@code hoststream up} runs, with a simulated fleet. */
class PageIT {

    private static final Path PEERS =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../target/peers");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration DRIVEN_WITHIN = Duration.ofSeconds(150);
    private static final int HOSTS = 30;

    @TempDir
    private Path directory;

    @Test
    void shouldBeWhatAPersonExpectsOfItOnAScreenAndOnAPhone() throws Exception {
        Peers.assumeInstalled("node", "nodejs");
        Peers.assumeInstalled("chromium", "chromium");
        assumeTrue(
                Files.isDirectory(PEERS.resolve("node_modules/playwright-core")),
                "the npm packages of launcher/src/test/js are not installed (./verify installs them)");
        Path rules = Files.writeString(directory.resolve("rules.yaml"), """
                rules:
                  - name: memory-of-the-test
                    metric: memory_usage_percent
                    above: {warning: 0.2, critical: 99.99}
                    for: 1s
                """);

        try (Up up = Up.start(directory, "alert.rules=" + rules)) {
            up.awaitStarted();
            try (HoststreamProcess fleet = HoststreamProcess.start(directory, "fleet", simulate(up))) {
                await().atMost(SOON).until(() -> up.rest().hosts().size() > HOSTS);
                Peers.Said said = drive(up);
                assertThat(said.exitCode()).as(said.output() + said.errors()).isZero();
            }
        }
    }

    private List<String> simulate(Up up) {
        return List.of(
                "simulate",
                "--hosts",
                String.valueOf(HOSTS),
                "--interval",
                "1s",
                "--set",
                "kafka.bootstrap=" + up.broker().bootstrap());
    }

    private Peers.Said drive(Up up) throws Exception {
        return Peers.run(
                directory,
                DRIVEN_WITHIN,
                "",
                "node",
                PEERS.resolve("page-e2e.mjs").toString(),
                up.address(),
                Files.readString(up.data().resolve("api.key")).strip(),
                "sim-0002");
    }
}
