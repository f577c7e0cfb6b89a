package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The scrape under node_exporter's names, beside a real node_exporter on the same machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeExporterNamesIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String UNAME = "node_uname_info";
    /** What a node_exporter that is newer than Debian's has, or one on a machine with sensors. */
    private static final Set<String> NOT_HERE =
            Set.of("node_pressure_irq_stalled_seconds_total", "node_hwmon_temp_celsius", "node_hwmon_chip_names");
    /** What uname says and collectors do not register. */
    private static final Set<String> NOT_REGISTERED = Set.of("domainname", "version");

    /** What the rows Quick and Basic of the dashboard Node Exporter Full ask for. */
    private static final Set<String> QUICK_AND_BASIC = Set.of(
            UNAME,
            "node_boot_time_seconds",
            "node_cpu_seconds_total",
            "node_filesystem_avail_bytes",
            "node_filesystem_size_bytes",
            "node_load1",
            "node_memory_Buffers_bytes",
            "node_memory_Cached_bytes",
            "node_memory_MemAvailable_bytes",
            "node_memory_MemFree_bytes",
            "node_memory_MemTotal_bytes",
            "node_memory_SReclaimable_bytes",
            "node_memory_SwapFree_bytes",
            "node_memory_SwapTotal_bytes",
            "node_network_receive_bytes_total",
            "node_network_transmit_bytes_total",
            "node_pressure_cpu_waiting_seconds_total",
            "node_pressure_io_stalled_seconds_total",
            "node_pressure_io_waiting_seconds_total",
            "node_pressure_memory_waiting_seconds_total",
            "node_time_seconds");

    private Path directory;
    private Up up;
    private Child exporter;
    private Rest theirEnd;
    private Rest ourEnd;
    private Exposition before;
    private Exposition ours;
    private Exposition after;

    @BeforeAll
    void scrapeBoth(@TempDir Path scratch) throws IOException {
        Peers.assumeInstalled("prometheus-node-exporter", "prometheus-node-exporter");
        directory = scratch;
        int port = Ports.free();
        exporter = Child.start(new ProcessBuilder(
                        "prometheus-node-exporter",
                        "--web.listen-address=127.0.0.1:" + port,
                        "--collector.processes",
                        // Debian leaves out /mnt and /media as well, which belong to nobody but the user.
                        "--collector.filesystem.mount-points-exclude=^/(dev|proc|sys|run)($|/)")
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("node-exporter.log").toFile()));
        theirEnd = new Rest(port, "");
        up = Up.start(
                scratch, "export.naming=node_exporter", "collect.filesystem-interval=2s", "collect.mount-deadline=1s");
        up.awaitStarted();
        ourEnd = new Rest(up.exportPort(), "");
        await().atMost(SOON).until(() -> scrape(ourEnd), NodeExporterNamesIT::isWhole);
        before = await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> scrape(theirEnd), one -> !one.series().isEmpty());
        double reached = before.value("node_time_seconds").orElseThrow();
        ours = await().atMost(SOON)
                .until(
                        () -> scrape(ourEnd),
                        one -> one.value("node_time_seconds").orElse(0) > reached);
        after = await().atMost(SOON).until(() -> scrape(theirEnd), one -> true);
    }

    private static boolean isWhole(Exposition scrape) {
        return scrape.types().containsKey("node_filesystem_size_bytes")
                && scrape.labels().getOrDefault(UNAME, Set.of()).contains("release");
    }

    private static Exposition scrape(Rest end) throws IOException, InterruptedException {
        return Exposition.of(end.get("/metrics").body());
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (up != null) {
            up.close();
        }
        if (exporter != null) {
            exporter.close();
        }
    }

    @Test
    void shouldGiveNoNameThatNodeExporterDoesNotGiveWithTheSameTypeAndLabels() {
        List<String> differences = new ArrayList<>();
        ours.types().forEach((family, type) -> {
            if (family.startsWith("node_") && !NOT_HERE.contains(family)) {
                Set<String> labels = new HashSet<>(after.labels().getOrDefault(family, Set.of()));
                if (family.equals(UNAME)) {
                    labels.removeAll(NOT_REGISTERED);
                }
                if (!type.equals(after.types().get(family))
                        || !labels.equals(ours.labels().get(family))) {
                    differences.add(family + " " + type + ours.labels().get(family) + " is there "
                            + after.types().get(family) + labels);
                }
            }
        });
        assertThat(differences).isEmpty();
        assertThat(ours.types().keySet().stream().filter(name -> name.startsWith("node_")))
                .as("families")
                .hasSizeGreaterThan(50);
    }

    @Test
    void shouldGiveWhatTheWellKnownDashboardAsksForAtItsTop() {
        assertThat(ours.types().keySet()).containsAll(QUICK_AND_BASIC);
    }

    @Test
    void shouldGiveTheSeriesOfTheSameDevices() {
        List<String> more = ours.series().keySet().stream()
                .filter(series -> series.startsWith("node_") && !series.startsWith(UNAME))
                .filter(series -> NOT_HERE.stream().noneMatch(series::startsWith))
                .filter(series -> !after.series().containsKey(series))
                .toList();
        assertThat(more).isEmpty();
    }

    @Test
    void shouldGiveCountersThatLieBetweenTheirsBeforeAndAfter() {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Map.Entry<String, Double> series : ours.series().entrySet()) {
            String name = series.getKey();
            Double least = before.series().get(name);
            Double most = after.series().get(name);
            // Idle time waiting for disks goes backwards on some kernels.
            if (name.contains("_total{") && !name.contains("iowait") && least != null && most != null) {
                compared++;
                // The files are not read at the same instant, and the kernel brings some of them up to date late.
                if (series.getValue() < least - 0.05 || series.getValue() > most + 0.05) {
                    wrong.add(name + " " + series.getValue() + " is not from " + least + " to " + most);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(30);
    }

    @Test
    void shouldGiveTheSameForWhatStands() {
        assertSame("node_memory_MemTotal_bytes");
        assertSame("node_memory_SwapTotal_bytes");
        ours.series().forEach((series, value) -> {
            if (series.startsWith("node_filesystem_size") || series.startsWith("node_filesystem_readonly")) {
                assertThat(value).as(series).isEqualTo(after.series().get(series));
            }
        });
        assertThat(ours.value("node_boot_time_seconds").orElseThrow())
                .isCloseTo(after.value("node_boot_time_seconds").orElseThrow(), within(1.5));
        assertThat(ours.value("node_memory_Slab_bytes").orElseThrow())
                .isCloseTo(
                        ours.value("node_memory_SReclaimable_bytes").orElseThrow()
                                + ours.value("node_memory_SUnreclaim_bytes").orElseThrow(),
                        within(0.5));
    }

    private void assertSame(String name) {
        assertThat(ours.value(name)).as(name).isEqualTo(after.value(name));
    }

    @Test
    void shouldNameTheHostAsTheInstanceOfWhatItIs() throws Exception {
        String body = ourEnd.get("/metrics").body();
        String host = up.rest().hosts().get(0).getString("host");
        assertThat(body.lines().filter(line -> line.startsWith(UNAME)))
                .singleElement()
                .asString()
                .contains("instance=\"" + host + "\"", "nodename=\"" + host + "\"", "sysname=\"Linux\"");
        String theirs = theirEnd.get("/metrics").body();
        assertThat(label(body, "release")).isEqualTo(label(theirs, "release"));
        assertThat(label(body, "machine")).isEqualTo(label(theirs, "machine"));
    }

    private static String label(String body, String name) {
        String line =
                body.lines().filter(one -> one.startsWith(UNAME)).findFirst().orElseThrow();
        return line.replaceAll(".*" + name + "=\"([^\"]*)\".*", "$1");
    }

    @Test
    void shouldBeTakenByPrometheusWithTheHostAsInstance() throws Exception {
        Peers.assumeInstalled("prometheus", "prometheus");
        String host = up.rest().hosts().get(0).getString("host");
        try (Prometheus prometheus = Prometheus.scraping(up.exportPort(), directory)) {
            OptionalDouble joined = await().atMost(SOON)
                    .until(
                            () -> prometheus.query("sum(node_memory_MemTotal_bytes{job=\"hoststream\"}"
                                    + " * on(instance) group_left(nodename) node_uname_info{instance=\"" + host
                                    + "\"})"),
                            OptionalDouble::isPresent);
            assertThat(joined).isEqualTo(ours.value("node_memory_MemTotal_bytes"));
        }
    }
}
