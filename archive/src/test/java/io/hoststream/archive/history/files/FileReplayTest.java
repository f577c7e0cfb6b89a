package io.hoststream.archive.history.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.archive.Archive;
import io.hoststream.archive.ArchiveListener;
import io.hoststream.archive.PartitionArchive;
import io.hoststream.archive.Rotation;
import io.hoststream.archive.Samples;
import io.hoststream.archive.Source;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.parquet.Engines;
import io.hoststream.schema.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplayTest {

    private static final long START = Samples.START.toEpochMilli();
    private static final int EACH = 200;

    @TempDir
    private Path directory;

    @Test
    void shouldShowEverySampleOnceInTheOrderOfTime() throws IOException {
        write();

        List<ReplayedSample> seen = new ArrayList<>();
        List<String> warnings = replay(question(Metric.DISK_READ_BYTES), seen);

        assertThat(warnings).isEmpty();
        assertThat(seen).hasSize(2 * EACH);
        assertThat(seen)
                .isSortedAccordingTo(
                        Comparator.comparing(ReplayedSample::timeMillis).thenComparing(ReplayedSample::host));
        assertThat(seen.stream().filter(sample -> sample.host().equals("host-of-a")))
                .extracting(ReplayedSample::sequence)
                .containsExactlyElementsOf(
                        Stream.iterate(1L, i -> i + 1).limit(EACH).toList());
        assertThat(seen.get(0).values())
                .extracting(ReplayedSample.Value::device)
                .containsExactlyInAnyOrder("sd0", "sd1");
        assertThat(seen.get(0).values())
                .allMatch(value -> value.device().equals(value.deviceLabels().get("device")));
    }

    @Test
    void shouldShowSamplesThatHaveNoneOfTheValues() throws IOException {
        write();

        List<ReplayedSample> seen = new ArrayList<>();
        replay(question(Metric.SWAP_USED), seen);

        assertThat(seen).hasSize(2 * EACH).allMatch(sample -> sample.values().isEmpty());
    }

    @Test
    void shouldShowWhatIsAskedForAlone() throws IOException {
        write();

        List<ReplayedSample> seen = new ArrayList<>();
        long from = START + 100_000;
        replay(new ReplayQuestion(from, from + 50_000, List.of(), List.of("host-of-b")), seen);

        assertThat(seen)
                .hasSize(5)
                .allMatch(sample -> sample.host().equals("host-of-b"))
                .allMatch(sample -> sample.timeMillis() >= from && sample.timeMillis() < from + 50_000);
    }

    @Test
    void shouldNameAFileThatCannotBeReadAndGoOn() throws IOException {
        write();
        Path broken = parquet().get(0);
        Files.writeString(broken, "no Parquet");

        List<ReplayedSample> seen = new ArrayList<>();
        List<String> warnings = replay(question(Metric.DISK_READ_BYTES), seen);

        assertThat(warnings)
                .singleElement()
                .asString()
                .contains(broken.getFileName().toString());
        assertThat(seen).isNotEmpty().hasSizeLessThan(2 * EACH);
    }

    @Test
    void shouldStopWhenTheWishIsTakenBack() throws IOException {
        write();
        Cancellation wish = new Cancellation();
        List<ReplayedSample> seen = new ArrayList<>();
        try (FileReplay replay = open()) {
            assertThatExceptionOfType(HistoryException.class)
                    .isThrownBy(() -> replay.run(
                            question(Metric.DISK_READ_BYTES),
                            sample -> {
                                seen.add(sample);
                                wish.cancel();
                            },
                            wish));
        }
        assertThat(seen).hasSizeLessThan(2 * EACH);
    }

    @Test
    void shouldRefuseARangeThatEndsBeforeItStarts() {
        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> new ReplayQuestion(5, 5, List.of(), List.of()))
                .withMessageContaining("not after its start");
    }

    private void write() throws IOException {
        LocalDisk disk = LocalDisk.open(directory);
        Rotation rotation = new Rotation(Duration.ofMinutes(1), 1 << 20);
        Archive archive = new Archive(disk, List.of(Engines.table()), rotation, ArchiveListener.NONE);
        PartitionArchive partition = archive.claim(new Source("hoststream.samples", 0));
        for (int i = 1; i <= EACH; i++) {
            partition.append(2L * i, START, Samples.withDisks("a", i, 2, 0));
            partition.append(2L * i + 1, START, Samples.withDisks("b", i, 2, 0));
            if (i % 70 == 0) {
                partition.close();
            }
        }
        partition.close();
    }

    private List<Path> parquet() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static ReplayQuestion question(Metric metric) {
        return new ReplayQuestion(START, START + 3_600_000, List.of(metric), List.of());
    }

    private List<String> replay(ReplayQuestion question, List<ReplayedSample> into) throws IOException {
        try (FileReplay replay = open()) {
            return replay.run(question, into::add, new Cancellation());
        }
    }

    private FileReplay open() throws IOException {
        return FileReplay.open(new FileHistorySettings(
                directory,
                directory.resolve("duckdb"),
                new FileHistorySettings.Work(1, 128L << 20, 1),
                new CostLimit(1, 1),
                Duration.ofSeconds(20)));
    }
}
