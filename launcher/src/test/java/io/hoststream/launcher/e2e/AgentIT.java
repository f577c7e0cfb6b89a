package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.avro.HostSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent as it is installed on hosts: what it loads, what it publishes, how it ends. */
class AgentIT {

    private static final Logger LOG = LoggerFactory.getLogger(AgentIT.class);
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Below it the list of classes to share is out of date: agent/learn-classes makes it anew. */
    private static final double LEAST_SHARED = 0.97;

    @TempDir
    private Path directory;

    @Test
    void shouldPublishFromSharedClassesWithoutWhatOtherRolesNeed() throws Exception {
        Path loaded = directory.resolve("classes.log");
        try (LocalBroker broker = new LocalBroker(directory.resolve("kafka"))) {
            broker.applyTopics(directory);
            try (HoststreamProcess agent = start("agent", broker, "-Xlog:class+load=info:file=" + loaded)) {
                agent.awaitLine("ready");
                await().atMost(SOON).until(() -> broker.client().samples().size() >= 3);

                assertThat(broker.client().samples())
                        .extracting(HostSample::getHost)
                        .containsOnly("lean");
                SampleId.assertOnceAndWithoutGaps(
                        broker.client().samples().stream().map(SampleId::of).toList());
                assertThat(commandLine(agent))
                        .contains("io.hoststream.agent.Agent")
                        .doesNotContain("vertx", "netty", "logback", "kafka_2", "picocli");
                assertShared(Files.readAllLines(loaded));
                LOG.info("resident {}", resident(agent));
                assertThat(agent.terminate()).as(agent.toString()).isZero();
            }
        }
    }

    @Test
    void shouldRefuseWhatItCannotUse() throws Exception {
        try (HoststreamProcess agent = HoststreamProcess.agent(
                directory, "wrong", "", List.of("--set", "collect.intervall=1s", "--set", "kafka.bootstrap=nowhere"))) {
            assertThat(agent.awaitExit()).isEqualTo(2);
            assertThat(agent.errors())
                    .contains("collect.intervall is not a setting; did you mean collect.interval?", "kafka.bootstrap");
        }
    }

    private HoststreamProcess start(String name, LocalBroker broker, String flags) throws IOException {
        return HoststreamProcess.agent(
                directory,
                name,
                flags,
                List.of(
                        "--data",
                        directory.resolve(name).toString(),
                        "--set",
                        broker.setting(),
                        "--set",
                        "collect.interval=1s",
                        "--set",
                        "collect.host=lean"));
    }

    private static void assertShared(List<String> loaded) {
        long all = classes(loaded).count();
        long shared = classes(loaded)
                .filter(line -> line.contains("shared objects file"))
                .count();
        LOG.info("{} of {} classes are shared", shared, all);
        assertThat(loaded).noneMatch(line -> line.contains(" io.vertx.") || line.contains(" io.netty."));
        assertThat((double) shared / all).as("shared of " + all + " classes").isGreaterThan(LEAST_SHARED);
    }

    private static Stream<String> classes(List<String> loaded) {
        return loaded.stream().filter(line -> line.contains("source:"));
    }

    private static String commandLine(HoststreamProcess process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.UTF_8);
    }

    private static String resident(HoststreamProcess process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS")).findFirst().orElse("unknown");
        }
    }
}
