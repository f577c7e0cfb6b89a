package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group whose offsets are set back to the beginning: everything comes again, and the archive stays byte for byte what it was. */
class ArchiveReplayIT {

    private static final String GROUP = "hoststream-archive";
    private static final int HOSTS = 20;
    private static final int TICKS = 100;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void shouldLeaveTheArchiveAsItIsWhenEverythingComesAgain() throws Exception {
        try (LocalBroker broker = new LocalBroker(directory.resolve("kafka"))) {
            broker.applyTopics(directory);
            Archiver archiver = new Archiver(
                    directory,
                    directory.resolve("archive"),
                    broker.setting(),
                    "archive.formats=parquet,jsonl,csv",
                    "archive.rotate-after=1s");
            publish(broker);
            archiveAll(archiver, broker);
            Map<String, String> before = content();
            assertThat(before).hasSizeGreaterThan(3);

            broker.client().rewind(GROUP);
            archiveAll(archiver, broker);
            assertThat(content()).isEqualTo(before);

            // Also without what the archive remembers beside its files.
            broker.client().rewind(GROUP);
            deleteAll(directory.resolve("archive/.archive"));
            archiveAll(archiver, broker);
            assertThat(content()).isEqualTo(before);

            assertThat(archiver.assertClean().getLong("samples")).isEqualTo((long) HOSTS * TICKS);
            archiver.assertVerified();
            assertThat(ParquetReaders.countSamples(directory, directory.resolve("archive/parquet")))
                    .isEqualTo((long) HOSTS * TICKS);
        }
    }

    private static void publish(LocalBroker broker) throws Exception {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(TICKS);
        try (Fleet fleet = new Fleet(broker.client(), HOSTS, start)) {
            for (int tick = 0; tick < TICKS; tick++) {
                fleet.tick(start.plusSeconds(tick));
            }
        }
    }

    private void archiveAll(Archiver archiver, LocalBroker broker) throws Exception {
        try (HoststreamProcess process = archiver.start()) {
            await().atMost(SOON).until(() -> broker.client().lag(GROUP) == 0);
            assertThat(process.terminate()).as(process.toString()).isZero();
        }
    }

    /** The closed files and what is in them. */
    private Map<String, String> content() throws Exception {
        Map<String, String> content = new TreeMap<>();
        for (Path file : files(directory.resolve("archive"))) {
            String name = directory.relativize(file).toString();
            if (!name.contains(".archive")) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                content.put(name, HexFormat.of().formatHex(digest));
            }
        }
        return content;
    }

    private static Iterable<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void deleteAll(Path root) throws IOException {
        for (Path file : files(root)) {
            Files.delete(file);
        }
    }
}
