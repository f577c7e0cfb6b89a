package io.hoststream.archive.history.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.Archive;
import io.hoststream.archive.ArchiveListener;
import io.hoststream.archive.PartitionArchive;
import io.hoststream.archive.Rotation;
import io.hoststream.archive.Samples;
import io.hoststream.archive.Source;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.LatestQuestion;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.Selection;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.archive.parquet.Engines;
import io.hoststream.schema.metric.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the archive writes can be asked for. */
class WrittenArchiveTest {

    private static final long ARRIVED = Samples.START.toEpochMilli();

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerFromWhatTheArchiveWrote() throws IOException {
        LocalDisk disk = LocalDisk.open(directory);
        PartitionArchive partition = new Archive(
                        disk,
                        List.of(Engines.table()),
                        new Rotation(Duration.ofMinutes(1), 1 << 20),
                        ArchiveListener.NONE)
                .claim(new Source("hoststream.samples", 0));
        for (int i = 1; i <= 60; i++) {
            partition.append(i, ARRIVED, Samples.withDisks("a", i, 2, 0));
            if (i % 25 == 0) {
                partition.close();
            }
        }
        // A repeat on the topic.
        partition.append(61, ARRIVED, Samples.withDisks("a", 60, 2, 0));
        partition.close();

        try (FileHistory history = open()) {
            Answer disks = history.range(
                    new RangeQuestion(
                            Selection.of(Metric.DISK_READ_BYTES, "host-of-a"),
                            ARRIVED,
                            ARRIVED + 3_600_000,
                            OptionalLong.empty(),
                            Optional.empty()),
                    new Cancellation());
            Answer newest = history.latest(
                    new LatestQuestion(Selection.of(Metric.LOAD_AVERAGE_1M), ARRIVED, ARRIVED + 3_600_000),
                    new Cancellation());

            assertThat(disks.series())
                    .extracting(points -> points.key().device())
                    .containsExactly("sd0", "sd1");
            SeriesPoints second = disks.series().get(1);
            assertThat(second.size()).isEqualTo(60);
            assertThat(second.time(59)).isEqualTo(ARRIVED + 600_000);
            assertThat(second.value(59)).isEqualTo(6001);
            assertThat(newest.series()).singleElement().satisfies(points -> {
                assertThat(points.time(0)).isEqualTo(ARRIVED + 600_000);
                assertThat(points.value(0)).isEqualTo(0.25);
            });
        }
    }

    private FileHistory open() throws IOException {
        return FileHistory.open(new FileHistorySettings(
                directory,
                directory.resolve("duckdb"),
                new FileHistorySettings.Work(1, 128L << 20, 2),
                new CostLimit(1000, 10_000),
                Duration.ofSeconds(20)));
    }
}
