package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples from a real broker to a real Prometheus, both sides killed meanwhile. */
class RemoteWriteIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int HOSTS = 12;
    private static final int TICKS = 25;

    @TempDir
    private Path directory;

    /** Not on a whole second, so that times that are rounded show. */
    private final Instant epoch =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600).plusMillis(123);

    private final List<Instant> taken = new ArrayList<>();
    private LocalBroker broker;
    private int port;
    private int exportPort;
    private Path received;

    @BeforeAll
    static void needPrometheus() {
        Peers.assumeInstalled("prometheus", "prometheus");
    }

    @BeforeEach
    void startBroker() throws Exception {
        broker = new LocalBroker(directory.resolve("kafka"));
        broker.applyTopics(directory);
        List<Integer> ports = Ports.free(2);
        port = ports.get(0);
        exportPort = ports.get(1);
        received = Files.createDirectory(directory.resolve("prometheus"));
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void shouldBringEverySampleOnceWithItsOwnTimeThoughBothSidesAreKilled() throws Exception {
        try (Fleet fleet = new Fleet(broker.client(), HOSTS, epoch)) {
            try (HoststreamProcess export = export("export-1", "hoststream-remote-write")) {
                export.awaitLine("ready");
                try (Prometheus prometheus = Prometheus.receiving(received, port)) {
                    tick(fleet);
                    awaitAll(prometheus, fleet);
                }
                long before = outages(export);
                tick(fleet);
                await().atMost(SOON).until(() -> outages(export) > before);
                try (Prometheus prometheus = Prometheus.receiving(received, port)) {
                    tick(fleet);
                    awaitAll(prometheus, fleet);
                    tick(fleet);
                    export.kill();
                }
            }
            tick(fleet);
            // Of another group: it begins at the beginning, so most of what it sends is there and refused by
            // Prometheus.
            try (HoststreamProcess export = export("export-2", "again");
                    Prometheus prometheus = Prometheus.receiving(received, port)) {
                awaitAll(prometheus, fleet);
                assertExact(prometheus, fleet);
                assertThat(new Rest(exportPort, "").get("/metrics").body())
                        .containsPattern("hoststream_remote_write_refused_total\\{[^}]*out_of_order[^}]*} [1-9]")
                        .containsPattern("hoststream_remote_write_lag_seconds\\{target=\"prometheus\"} [1-9]");
                assertThat(export.terminate()).as(export.toString()).isZero();
            }
        }
    }

    /** Nobody listens at the second target: it must not keep the first one from getting anything. */
    private HoststreamProcess export(String name, String group) throws IOException {
        return HoststreamProcess.start(
                directory,
                name,
                List.of(
                        "run",
                        "export",
                        "--data",
                        directory.resolve("data").toString(),
                        "--set",
                        broker.setting(),
                        "--set",
                        "export.port=" + exportPort,
                        "--set",
                        "export.external-labels=cluster=test",
                        "--set",
                        "remote-write.max-samples=50",
                        "--set",
                        "remote-write.group=" + group,
                        "--set",
                        "remote-write.targets=prometheus=http://127.0.0.1:" + port
                                + "/api/v1/write, nobody=http://127.0.0.1:1/"));
    }

    /** How often it has said that the receiver is away. */
    private static long outages(HoststreamProcess export) {
        return export.errors()
                .lines()
                .filter(line -> line.contains("part=remote-write-prometheus is not ready"))
                .count();
    }

    private void tick(Fleet fleet) throws Exception {
        for (int i = 0; i < TICKS; i++) {
            Instant time = epoch.plusSeconds(taken.size());
            fleet.tick(time);
            taken.add(time);
        }
    }

    private void awaitAll(Prometheus prometheus, Fleet fleet) {
        await().atMost(SOON).until(() -> {
            double there = prometheus
                    .query("sum(count_over_time(host_memory_total_bytes{cluster=\"test\"}[1h]))")
                    .orElse(0);
            return there == (double) taken.size() * fleet.names().size();
        });
    }

    private void assertExact(Prometheus prometheus, Fleet fleet) throws Exception {
        for (String host : fleet.names()) {
            List<JsonArray> values = prometheus.values("host_last_sample_timestamp_seconds{host=\"" + host + "\"}[1h]");
            assertThat(values.stream().map(value -> millis(value.getValue(0).toString())))
                    .as("times of %s", host)
                    .containsExactlyElementsOf(
                            taken.stream().map(Instant::toEpochMilli).toList());
            assertThat(values)
                    .allSatisfy(value -> assertThat(millis(value.getString(1)))
                            .isEqualTo(millis(value.getValue(0).toString())));
        }
        assertThat(prometheus.query("min_over_time(host_memory_total_bytes{host=\"sim-1\"}[1h])"))
                .hasValue(Fleet.MEMORY);
    }

    private static long millis(String seconds) {
        return new BigDecimal(seconds).movePointRight(3).longValueExact();
    }
}
