package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.hoststream.avro.HostSample;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A collector that quickens while it is watched, and one that another collector takes for itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CollectorsIT {

    private static final Logger LOG = LoggerFactory.getLogger(CollectorsIT.class);
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int INTERVAL_MILLIS = 5_000;

    private Path directory;
    private Up up;
    private Rest rest;
    private String host;

    @BeforeAll
    void start(@TempDir Path scratch) throws IOException, InterruptedException {
        directory = scratch;
        up = Up.start(scratch, "collect.interval=" + INTERVAL_MILLIS + "ms", "collect.boost=true", "serve.boost=true");
        up.awaitStarted();
        rest = up.rest();
        await().atMost(SOON).until(() -> rest.hosts().size() == 1);
        host = rest.hosts().get(0).getString("host");
    }

    @AfterAll
    void stop() throws InterruptedException {
        up.close();
    }

    @Test
    @Order(1)
    void shouldQuickenWhileSomebodyWatchesAndComeBackToItsGrid() throws Exception {
        await().atMost(SOON).until(() -> samples().size() >= 2);
        HostSample onTheGrid = samples().get(1);
        long before = System.nanoTime();
        try (LiveClient viewer = new LiveClient(rest)) {
            viewer.send(new JsonObject()
                    .put("type", "subscribe")
                    .put("id", "host")
                    .put("hosts", new JsonArray().add(host))
                    .put("metrics", new JsonArray().add("cpu_usage_percent")));
            await().atMost(Duration.ofSeconds(10)).until(() -> quick().size() >= 2);
            LOG.info(
                    "quick after {} ms",
                    Duration.ofNanos(System.nanoTime() - before).toMillis());
            await().atMost(SOON).until(() -> quick().size() >= 12);
            assertThat(viewer.frames("hosts"))
                    .as("the viewer is told")
                    .anyMatch(frame -> frame.encode().contains("\"intervalMs\":1000,\"usualIntervalMs\":5000"));
        }
        await().atMost(SOON).until(() -> newest().getIntervalMillis() == INTERVAL_MILLIS);
        int taken = samples().size();
        await().atMost(SOON).until(() -> samples().size() >= taken + 2);

        List<HostSample> all = samples();
        assertThat(quick().stream().skip(1).mapToLong(CollectorsIT::elapsedMillis))
                .as("a sample a second")
                .allSatisfy(millis -> assertThat(millis).isCloseTo(1000L, within(400L)));
        long offTheGrid = Math.floorMod(
                newest().getTime().toEpochMilli() - onTheGrid.getTime().toEpochMilli() + 500, INTERVAL_MILLIS);
        assertThat(offTheGrid).as("back on its own grid").isLessThan(1000);
        assertThat(elapsedMillis(newest())).isCloseTo(INTERVAL_MILLIS, within(500L));
        assertThat(all)
                .extracting(HostSample::getSequence)
                .isEqualTo(LongStream.rangeClosed(1, all.size()).boxed().toList());
    }

    @Test
    @Order(2)
    void shouldWarnOfASecondCollectorThatUsesTheSameName() throws Exception {
        try (HoststreamProcess second = HoststreamProcess.start(directory, "second", secondCollector())) {
            second.awaitLine("ready");
            // Until the first collector was heard again the name has moved.
            await().atMost(SOON).until(() -> warnings().encode().contains("\"duplicate_hostname\""));

            assertThat(warnings().encode())
                    .contains("More than one installation sends as " + host)
                    .contains(samples().get(0).getHostId());
            assertThat(hostsCommand()).contains("! More than one installation sends as " + host);
        }
        await().atMost(SOON).until(() -> !warnings().encode().contains("duplicate"));
    }

    private List<String> secondCollector() {
        return List.of(
                "run",
                "collect",
                "--data",
                directory.resolve("second").toString(),
                "--set",
                "kafka.bootstrap=" + up.broker().bootstrap(),
                "--set",
                "collect.interval=1s",
                "--set",
                "collect.host=" + host);
    }

    /** What the command says of the hosts. */
    private String hostsCommand() throws IOException, InterruptedException {
        try (HoststreamProcess hosts = HoststreamProcess.start(
                directory,
                "hosts",
                List.of("hosts", "--data", up.data().toString(), "--url", "http://127.0.0.1:" + rest.port()))) {
            assertThat(hosts.awaitExit()).as(hosts.toString()).isZero();
            return hosts.output();
        }
    }

    private JsonArray warnings() throws IOException, InterruptedException {
        return rest.hosts().get(0).getJsonArray("warnings");
    }

    private List<HostSample> samples() {
        return up.broker().samples();
    }

    private List<HostSample> quick() {
        return samples().stream()
                .filter(sample -> sample.getIntervalMillis() == 1000)
                .toList();
    }

    private HostSample newest() {
        List<HostSample> all = samples();
        return all.get(all.size() - 1);
    }

    private static long elapsedMillis(HostSample sample) {
        Long micros = sample.getElapsedMicros();
        return micros == null ? 0 : micros / 1000;
    }
}
