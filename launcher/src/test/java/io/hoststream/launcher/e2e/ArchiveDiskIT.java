package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hoststream.launcher.broker.Tmpfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive on a disk that fills up and that becomes read-only: the archiver alone waits, says why, goes on, and lost nothing. */
class ArchiveDiskIT {

    private static final int MEGABYTES = 48;
    private static final long BALLAST = 44L << 20;
    private static final int HOSTS = 20;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(200);

    @TempDir
    private Path directory;

    @Test
    void shouldWaitForRoomAndForAWritableDiskAndLoseNothing() throws Exception {
        assumeTrue(Tmpfs.allowed(), "mounting a small file system needs root on Linux");
        try (Tmpfs disk = Tmpfs.mount(MEGABYTES);
                LocalBroker broker = new LocalBroker(directory.resolve("kafka"))) {
            broker.applyTopics(directory);
            Archiver archiver = new Archiver(
                    directory,
                    disk.path().resolve("archive"),
                    broker.setting(),
                    "archive.rotate-after=1s",
                    "archive.minimum-free=8MB",
                    "export.port=" + Ports.free());
            Instant epoch = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            try (HoststreamProcess process = archiver.start("archive export");
                    Fleet fleet = new Fleet(broker.client(), HOSTS, epoch)) {
                long ticks = endure(disk, archiver, fleet);
                assertThat(process.terminate()).as(process.toString()).isZero();
                assertThat(archiver.assertClean().getLong("samples")).isEqualTo(ticks * HOSTS);
                archiver.assertVerified();
            }
        }
    }

    private static long endure(Tmpfs disk, Archiver archiver, Fleet fleet) throws Exception {
        archiver.awaitPart("archive", true);
        long[] ticks = {0};
        tickWhile(fleet, ticks, () -> closedFiles(disk) == 0);

        Path ballast = disk.fill(BALLAST);
        tickWhile(fleet, ticks, () -> !archiver.isDown("archive"));
        assertThat(archiver.awaitPart("archive", false)).contains("MB are free and archive.minimum-free is 8MB");
        assertThat(archiver.awaitPart("export", true)).isNotNull();
        long before = closedFiles(disk);
        Files.delete(ballast);
        archiver.awaitPart("archive", true);
        tickWhile(fleet, ticks, () -> closedFiles(disk) <= before);

        await().atMost(SOON).ignoreException(IOException.class).until(() -> {
            disk.readOnly(true);
            return true;
        });
        tickWhile(fleet, ticks, () -> !archiver.isDown("archive") && !archiver.isDown("archive-files"));
        String broken = archiver.isDown("archive-files") ? "archive-files" : "archive";
        assertThat(archiver.awaitPart(broken, false)).contains("Read-only file system");
        archiver.awaitPart("export", true);
        disk.readOnly(false);
        archiver.awaitPart("archive", true);
        archiver.awaitPart("archive-files", true);
        return ticks[0];
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void tickWhile(Fleet fleet, long[] ticks, Condition condition) {
        await().atMost(SOON).pollInterval(PACE).until(() -> {
            fleet.tick(Instant.now());
            ticks[0]++;
            return !condition.holds();
        });
    }

    private static long closedFiles(Tmpfs disk) throws IOException {
        Path files = disk.path().resolve("archive/parquet");
        if (!Files.isDirectory(files)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
