package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.TornDisk;
import io.hoststream.archive.format.FileFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClosedFilesTest {

    private static final Source SOURCE = new Source("hoststream.samples", 3);
    private static final String DAY = "parquet/dt=2026-03-01";
    private static final String HOUR = DAY + "/hour=12";

    private final TornDisk disk = new TornDisk(1);
    private final ClosedFiles files = new ClosedFiles(disk, FileFormat.PARQUET);

    @BeforeEach
    void makeDirectories() throws IOException {
        disk.makeDirectory(HOUR);
        disk.makeDirectory(DAY + "/hour=13");
        disk.makeDirectory("csv/dt=2026-03-01/hour=12");
    }

    @Test
    void shouldListTheFilesOfHoursAndDaysThatAreOfItsFormat() throws IOException {
        String late = add(DAY + "/hour=13", SOURCE, 0, 20, 29, "parquet");
        String early = add(HOUR, SOURCE, 0, 10, 19, "parquet");
        String day = add(DAY, SOURCE, 0, 0, 9, "parquet");
        add("csv/dt=2026-03-01/hour=12", SOURCE, 0, 0, 9, "csv");
        add(HOUR, SOURCE, 0, 30, 39, "jsonl");
        add(HOUR, SOURCE, 0, 40, 49, "parquet.zst");

        assertThat(paths(files.all())).containsExactly(day, early, late);
    }

    @Test
    void shouldFindFilesWhateverTheyAreCompressedWith() throws IOException {
        disk.makeDirectory("jsonl/dt=2026-03-01/hour=12");
        for (String extension : FileFormat.JSONL.extensions()) {
            add("jsonl/dt=2026-03-01/hour=12", SOURCE, 0, extension.length(), extension.length(), extension);
        }

        assertThat(new ClosedFiles(disk, FileFormat.JSONL).all()).hasSize(3);
    }

    @Test
    void shouldLeaveOutWhatWasMergedIntoAnother() throws IOException {
        add(HOUR, SOURCE, 0, 0, 9, "parquet");
        add(HOUR, SOURCE, 0, 10, 19, "parquet");
        add(HOUR, SOURCE, 0, 0, 19, "parquet");
        String day = add(DAY, SOURCE, 0, 0, 29, "parquet");
        String after = add(DAY + "/hour=13", SOURCE, 0, 30, 39, "parquet");

        assertThat(paths(files.all())).containsExactly(day, after);
        assertThat(files.list().superseded())
                .hasSize(3)
                .allSatisfy(superseded -> assertThat(superseded.by().path()).isEqualTo(day));
    }

    @Test
    void shouldNotTakeFilesOfAnotherPartitionOrLifeOfTheTopicForMerged() throws IOException {
        add(HOUR, SOURCE, 0, 0, 99, "parquet");
        add(HOUR, SOURCE, 1, 10, 19, "parquet");
        add(HOUR, new Source("hoststream.samples", 4), 0, 10, 19, "parquet");
        add(HOUR, new Source("other", 3), 0, 10, 19, "parquet");

        assertThat(files.all()).hasSize(4);
    }

    @Test
    void shouldPreferTheDaysFileWhereBothCoverTheSame() throws IOException {
        add(HOUR, SOURCE, 0, 0, 9, "parquet");
        String day = add(DAY, SOURCE, 0, 0, 9, "parquet");

        assertThat(paths(files.all())).containsExactly(day);
    }

    @Test
    void shouldFindFilesByWhenTheirSamplesWereTaken() throws IOException {
        String path = add(HOUR, SOURCE, 0, 0, 9, "parquet");
        Instant earliest = Instant.parse("2026-03-01T11:00:00Z");
        Instant latest = Instant.parse("2026-03-01T12:00:00Z");

        assertThat(paths(files.within(new Span(latest, latest.plusSeconds(9))))).containsExactly(path);
        assertThat(paths(files.within(new Span(earliest.minusSeconds(9), earliest))))
                .containsExactly(path);
        assertThat(files.within(new Span(latest.plusSeconds(1), latest.plusSeconds(9))))
                .isEmpty();
        assertThat(files.within(new Span(Instant.EPOCH, earliest.minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void shouldSeeEverythingWhereFilesAreMergedWhileItLooks() throws IOException {
        add(HOUR, SOURCE, 0, 0, 9, "parquet");
        add(HOUR, SOURCE, 0, 10, 19, "parquet");
        disk.afterListing(HOUR, () -> {
            String day = add(DAY, SOURCE, 0, 0, 19, "parquet");
            disk.list(HOUR).forEach(name -> delete(HOUR + "/" + name));
            assertThat(disk.exists(day)).isTrue();
        });

        assertThat(files.all()).extracting(entry -> entry.file().offsets()).containsExactly(new Offsets(0, 0, 19));
    }

    private void delete(String file) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String add(String directory, Source source, long generation, long first, long last, String extension)
            throws IOException {
        Span span = new Span(Instant.parse("2026-03-01T11:00:00Z"), Instant.parse("2026-03-01T12:00:00Z"));
        ArchiveFile file =
                new ArchiveFile(source, new Offsets(generation, first, last), span, new Checksum(0), extension);
        disk.create(directory + "/" + file.name()).close();
        return directory + "/" + file.name();
    }

    private static List<String> paths(List<ClosedFiles.Entry> entries) {
        return entries.stream().map(ClosedFiles.Entry::path).toList();
    }
}
