package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.avro.HostSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every role in a process of its own against one broker, two of them sharing the archive. */
class RolesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(500);
    private static final String GROUP = "hoststream-archive";
    private static final String REAL_HOST = "real";
    private static final int SIMULATED = 24;
    private static final int PARTITIONS = 12;

    @TempDir
    private Path directory;

    private final Deque<HoststreamProcess> processes = new ArrayDeque<>();
    private LocalBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        broker = new LocalBroker(directory.resolve("kafka"));
        broker.applyTopics(directory);
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (HoststreamProcess process : processes) {
            process.close();
        }
        broker.close();
    }

    private HoststreamProcess role(String role, String name, String... settings) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("run", role, "--data", directory.resolve(name).toString(), "--set", broker.setting()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        HoststreamProcess process = HoststreamProcess.start(directory, name, arguments);
        processes.push(process);
        return process;
    }

    private HoststreamProcess archiver(String name) throws IOException {
        return role(
                "archive",
                name,
                "archive.directory=" + directory.resolve("shared"),
                "archive.rotate-after=2s",
                "archive.formats=jsonl",
                "archive.compression=none");
    }

    @Test
    void shouldGiveTheSamePictureAndArchiveEverySampleOnceThoughAnArchiverIsKilled() throws Exception {
        try (Fleet fleet = new Fleet(broker.client(), SIMULATED, Instant.now().truncatedTo(ChronoUnit.MILLIS))) {
            play(fleet);
        }
    }

    private void play(Fleet fleet) throws Exception {
        List<Integer> ports = Ports.free(2);
        HoststreamProcess collector = role("collect", "collect", "collect.interval=1s", "collect.host=" + REAL_HOST);
        role("serve", "serve", "serve.port=" + ports.get(0));
        role("export", "export", "export.port=" + ports.get(1));
        HoststreamProcess doomed = archiver("archive-1");
        archiver("archive-2");
        processes.forEach(process -> process.awaitLine("ready"));

        tickUntilShares(fleet, 2);
        Rest rest = new Rest(
                ports.get(0),
                Files.readString(directory.resolve("serve").resolve("api.key")).strip());
        assertSamePicture(fleet.names(), rest, new Rest(ports.get(1), ""));

        doomed.kill();
        tickUntilShares(fleet, 1);
        assertThat(collector.terminate()).as(collector.toString()).isZero();
        ArchiveContent archive = new ArchiveContent(directory.resolve("shared"));
        List<SampleId> published =
                broker.client().samples().stream().map(SampleId::of).toList();
        await().atMost(SOON).until(() -> new HashSet<>(archive.samples()).containsAll(published));
        terminateAll(Set.of(collector, doomed));

        assertThat(archive.samples()).containsExactlyInAnyOrderElementsOf(published);
        SampleId.assertOnceAndWithoutGaps(archive.samples());
    }

    /** Has the simulated hosts go on until so many archivers share all partitions, and a little longer. */
    private void tickUntilShares(Fleet fleet, int members) throws Exception {
        await().atMost(SOON).pollInterval(PACE).until(() -> {
            fleet.tick(Instant.now());
            List<Integer> shares = broker.client().shares(GROUP);
            return shares.size() == members
                    && shares.stream().noneMatch(share -> share == 0)
                    && shares.stream().mapToInt(Integer::intValue).sum() == PARTITIONS;
        });
        int[] more = {6};
        await().atMost(SOON).pollInterval(PACE).until(() -> {
            fleet.tick(Instant.now());
            more[0]--;
            return more[0] == 0;
        });
    }

    private void assertSamePicture(List<String> simulated, Rest rest, Rest exporter) throws Exception {
        Set<String> names = new HashSet<>(simulated);
        names.add(REAL_HOST);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rest.hosts())
                        .extracting(host -> host.getString("host"))
                        .containsExactlyInAnyOrderElementsOf(names));
        await().atMost(SOON).untilAsserted(() -> {
            String scrape = exporter.get("/metrics").body();
            for (String name : names) {
                assertThat(scrape).contains("host_memory_total_bytes{" + group(name) + "host=\"" + name + "\"} ");
            }
        });
        assertThat(rest.latest("sim-1", "memory_total")).isEqualTo((double) Fleet.MEMORY);
        HostSample real = broker.client().samples().stream()
                .filter(sample -> sample.getHost().equals(REAL_HOST))
                .findFirst()
                .orElseThrow();
        assertThat(rest.latest(REAL_HOST, "memory_total"))
                .isEqualTo((double) real.getMemory().getTotalBytes());
    }

    private static String group(String name) {
        return name.equals(REAL_HOST) ? "" : "group=\"simulated\",";
    }

    private void terminateAll(Set<HoststreamProcess> ended) throws InterruptedException {
        Set<HoststreamProcess> running =
                processes.stream().filter(process -> !ended.contains(process)).collect(Collectors.toSet());
        assertThat(running).hasSize(3).allMatch(HoststreamProcess::isAlive);
        for (HoststreamProcess process : running) {
            assertThat(process.terminate()).as(process.toString()).isZero();
        }
    }
}
