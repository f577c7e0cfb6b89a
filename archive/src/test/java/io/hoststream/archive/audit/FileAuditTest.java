package io.hoststream.archive.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.Archive;
import io.hoststream.archive.ArchiveListener;
import io.hoststream.archive.PartitionArchive;
import io.hoststream.archive.Rotation;
import io.hoststream.archive.Samples;
import io.hoststream.archive.Source;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.format.Compression;
import io.hoststream.archive.format.CsvTable;
import io.hoststream.archive.format.JsonLines;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.parquet.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileAuditTest {

    private static final Duration LATE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private LocalDisk disk;

    @BeforeEach
    void open() throws IOException {
        disk = LocalDisk.open(directory.resolve("archive"));
    }

    static List<SampleFormat> formats() {
        return List.of(Engines.table(), new JsonLines(Compression.ZSTD), new CsvTable(Compression.GZIP));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldFindNothingWrongWithAWholeArchive(SampleFormat format) throws Exception {
        write(format, 0, 1, 2, 3, 4);

        AuditReport report = audit(format);

        assertThat(report.clean()).isTrue();
        assertThat(report.samples()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldFindWhatIsNotThere(SampleFormat format) throws Exception {
        write(format, 0, 1, 2, 5);

        assertThat(audit(format).hosts())
                .singleElement()
                .satisfies(
                        host -> assertThat(host.gaps()).containsExactly(new Gap(Instant.ofEpochMilli(1), 3, 4, false)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldFindAFileThatSomebodyCopied(SampleFormat format) throws Exception {
        write(format, 0, 1, 2, 3);
        Path file = onlyFile(format);
        Files.copy(file, file.resolveSibling(file.getFileName().toString().replace("part-topic-0-", "part-topic-1-")));

        assertThat(audit(format).repeats()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldNameADamagedFileAndGoOn(SampleFormat format) throws Exception {
        write(format, 0, 1, 2, 3);
        Path broken = Files.writeString(
                Path.of(onlyFile(format).toString().replace("part-topic-0-", "part-topic-1-")), "damaged");

        AuditReport report = audit(format);

        assertThat(report.damaged())
                .singleElement()
                .satisfies(file -> assertThat(file.path())
                        .isEqualTo(disk.path("").relativize(broken).toString()));
        assertThat(report.samples()).isEqualTo(3);
        assertThat(report.clean()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldSetADamagedFileAside(SampleFormat format) throws Exception {
        write(format, 0, 1, 2, 3);
        Files.writeString(Path.of(onlyFile(format).toString().replace("part-topic-0-", "part-topic-1-")), "damaged");
        FileCheck check = new FileCheck(disk, format);
        List<DamagedFile> damaged = new ArrayList<>();

        assertThat(check.run(damaged::add)).isEqualTo(2);
        assertThat(damaged).hasSize(1);
        String moved = check.setAside(damaged.get(0));

        assertThat(disk.path(moved)).hasContent("damaged");
        assertThat(audit(format).clean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldNotMissWhatWasDeletedForItsAgeOrForRoom(SampleFormat format) throws Exception {
        write(format, 1000, 501, 502);
        assertThat(audit(format).clean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldMissTheFirstNumbersWhereTheTopicWasArchivedFromItsFirstRecordOn(SampleFormat format) throws Exception {
        write(format, 0, 3, 4);
        assertThat(audit(format).missing()).isEqualTo(2);
    }

    private AuditReport audit(SampleFormat format) throws IOException {
        return new FileAudit(disk, format).run(Instant.EPOCH, Samples.START.plus(Duration.ofDays(1)), LATE);
    }

    private void write(SampleFormat format, long first, long... sequences) throws IOException {
        Archive archive = new Archive(
                disk, List.of(format), new Rotation(Duration.ofHours(1), Long.MAX_VALUE), ArchiveListener.NONE);
        PartitionArchive partition = archive.claim(new Source("topic", 0));
        long arrived = Samples.START.toEpochMilli();
        long offset = first;
        for (long sequence : sequences) {
            partition.append(offset++, arrived, Samples.small("a", 1, sequence));
        }
        partition.close();
    }

    private Path onlyFile(SampleFormat format) throws IOException {
        try (var files = Files.walk(disk.path(format.id()))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
