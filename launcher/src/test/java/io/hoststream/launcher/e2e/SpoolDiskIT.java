package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.SequenceRange;
import io.hoststream.launcher.broker.Tmpfs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector on a disk that is full, read-only or damaged: it lives, says so, and loses nothing else. */
class SpoolDiskIT {

    private static final int DISK_MEGABYTES = 4;
    private static final long MIB = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void shouldLiveOnMemoryWhileTheDiskIsFull() throws Exception {
        assumeTrue(Tmpfs.allowed(), "mounting a small file system needs root on Linux");
        int port = Ports.free();
        try (Tmpfs disk = Tmpfs.mount(DISK_MEGABYTES);
                CollectorProcess collector = CollectorProcess.start(directory, "full", kafka(port), spool(disk))) {
            collector.awaitWaiting(5);
            disk.fill(2 * MIB);
            Path rest = fillUp(disk);
            String why = collector.awaitPart("spool", false);
            assertThat(why).contains("No space left on device").contains(" in memory");
            collector.awaitWaiting(30);
            assertThat(collector.meter("hoststream_collect_spool_append_failures_total "))
                    .isPositive();

            Files.delete(rest);
            collector.awaitPart("spool", true);
            assertAllArrive(collector, port);
            assertThat(collector.process().output() + collector.process().errors())
                    .containsOnlyOnce(
                            "the spool takes no samples: No space left on device; what it does not take waits in memory")
                    .containsOnlyOnce("the spool works again");
        }
    }

    /** Until not another byte goes in. */
    private static Path fillUp(Tmpfs disk) throws Exception {
        Path file = disk.path().resolve("rest");
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] page = new byte[4096];
            for (long written = 0; written < DISK_MEGABYTES * MIB; written += page.length) {
                out.write(page);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        return file;
    }

    @Test
    void shouldLiveOnMemoryWhileTheDiskIsReadOnly() throws Exception {
        assumeTrue(Tmpfs.allowed(), "mounting a small file system needs root on Linux");
        int port = Ports.free();
        try (Tmpfs disk = Tmpfs.mount(DISK_MEGABYTES)) {
            disk.readOnly(true);
            try (CollectorProcess collector =
                    CollectorProcess.start(directory, "read-only", kafka(port), spool(disk))) {
                collector.awaitWaiting(10);
                assertThat(collector.awaitPart("spool", false)).contains("Read-only file system");

                disk.readOnly(false);
                collector.awaitPart("spool", true);
                assertAllArrive(collector, port);
            }
        }
    }

    @Test
    void shouldLoseNothingButWhatWasDamagedAndSayWhich() throws Exception {
        int port = Ports.free();
        try (CollectorProcess collector = CollectorProcess.start(directory, "before", kafka(port))) {
            collector.awaitWaiting(30);
        }
        Path file = onlySegment(directory.resolve("data/spool"));
        long size = Files.size(file);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(size / 2);
            int old = bytes.read();
            bytes.seek(size / 2);
            bytes.write(old ^ 4);
            bytes.setLength(size - 30);
        }
        try (CollectorProcess collector = CollectorProcess.start(directory, "after", kafka(port))) {
            collector.awaitWaiting(40);
            assertThat(collector.meter("hoststream_collect_spool_damaged_total "))
                    .isEqualTo(2);
            try (LocalBroker broker = new LocalBroker(directory.resolve("kafka"), port)) {
                broker.applyTopics(directory);
                collector.awaitDrained();
                // The sample that tells comes after those that were damaged.
                collector.awaitWaiting(0);
                assertDamageIsTold(broker, collector);
            }
        }
    }

    private static void assertDamageIsTold(LocalBroker broker, CollectorProcess collector) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> told(broker.client().samples()).size() == 2);
        List<HostSample> samples = broker.client().samples();
        Set<SampleId> there = new HashSet<>(samples.stream().map(SampleId::of).toList());
        Set<SampleId> told = told(samples);
        assertThat(there).hasSize(samples.size()).doesNotContainAnyElementsOf(told);
        there.addAll(told);
        SampleId.assertOnceAndWithoutGaps(there);
        assertThat(collector.process().output() + collector.process().errors())
                .contains("is damaged")
                .contains("they were cut");
    }

    private static Set<SampleId> told(List<HostSample> samples) {
        Set<SampleId> told = new HashSet<>();
        for (HostSample sample : samples) {
            for (SequenceRange range : sample.getMarks().getDroppedBefore()) {
                LongStream.rangeClosed(range.getFirst(), range.getLast())
                        .forEach(each -> told.add(new SampleId(sample.getHostId(), range.getEpoch(), each)));
            }
        }
        return told;
    }

    private static Path onlySegment(Path spool) throws Exception {
        try (Stream<Path> files = Files.list(spool)) {
            List<Path> segments =
                    files.filter(file -> file.toString().endsWith(".spool")).toList();
            assertThat(segments).hasSize(1);
            return segments.get(0);
        }
    }

    private void assertAllArrive(CollectorProcess collector, int port) throws Exception {
        try (LocalBroker broker = new LocalBroker(directory.resolve("kafka"), port)) {
            broker.applyTopics(directory);
            collector.awaitDrained();
            List<SampleId> there =
                    broker.client().samples().stream().map(SampleId::of).toList();
            assertThat(there).hasSizeGreaterThan(10);
            SampleId.assertOnceAndWithoutGaps(there);
        }
    }

    private static String kafka(int port) {
        return "kafka.bootstrap=127.0.0.1:" + port;
    }

    private static String spool(Tmpfs disk) {
        return "collect.spool-directory=" + disk.path().resolve("spool");
    }
}
