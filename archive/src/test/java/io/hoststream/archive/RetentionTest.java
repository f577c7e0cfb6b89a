package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.TornDisk;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Source SOURCE = new Source("hoststream.samples", 0);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Checksum CHECKSUM = new Checksum(7);
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final TornDisk disk = new TornDisk(1);
    private final List<Long> deleted = new ArrayList<>();

    @Test
    void shouldDeleteWhatArrivedTooLongAgoWhateverTheClocksOfItsHostsSaid() throws IOException {
        add("parquet/dt=2026-02-01/hour=12", 0, NOON.minus(Duration.ofDays(28)), 10);
        add("jsonl/dt=2026-02-01", 0, NOON.minus(Duration.ofDays(28)), 10);
        String lateSample = add("csv/dt=2026-02-28/hour=01", 0, NOON.minus(Duration.ofDays(28)), 10);
        add("csv/dt=2026-02-01/hour=01", 1, Instant.parse("2099-01-01T00:00:00Z"), 10);

        sweep(Duration.ofDays(7), Long.MAX_VALUE);

        assertThat(files()).containsExactly(lateSample);
        assertThat(deleted).containsExactly(10L, 10L, 10L);
    }

    @Test
    void shouldKeepWhatIsExactlyAsOldAsItMayBe() throws IOException {
        String edge = add("parquet/dt=2026-02-28", 0, Instant.parse("2026-03-01T00:00:00Z"), 10);

        sweep(Duration.ofHours(12), Long.MAX_VALUE);
        assertThat(files()).containsExactly(edge);

        sweep(Duration.ofHours(12).minusSeconds(1), Long.MAX_VALUE);
        assertThat(files()).isEmpty();
    }

    @Test
    void shouldDeleteTheOldestWhereAllAreTooLarge() throws IOException {
        add("parquet/dt=2026-02-27/hour=03", 0, NOON, 100);
        add("jsonl/dt=2026-02-28", 0, NOON, 100);
        String newer = add("parquet/dt=2026-02-28/hour=11", 1, NOON, 100);
        String newest = add("csv/dt=2026-03-01/hour=11", 0, NOON, 100);

        sweep(FOREVER, 299);

        assertThat(files()).containsExactlyInAnyOrder(newer, newest);
        sweep(FOREVER, 299);
        assertThat(files()).hasSize(2);
    }

    @Test
    void shouldNotMindWhenAnotherArchiverIsFaster() throws IOException {
        add("parquet/dt=2026-02-01/hour=12", 0, NOON.minus(Duration.ofDays(28)), 10);
        String other = add("parquet/dt=2026-02-02/hour=12", 0, NOON.minus(Duration.ofDays(27)), 10);
        disk.fault(operation -> {
            if (operation.startsWith("sync parquet/dt=2026-02-01/hour=12")) {
                throw new NoSuchFileException("parquet/dt=2026-02-01/hour=12");
            }
        });

        sweep(Duration.ofDays(7), Long.MAX_VALUE);

        assertThat(files()).doesNotContain(other).isEmpty();
    }

    @Test
    void shouldLeaveOpenFilesAndThoseOfOthersAlone() throws IOException {
        disk.makeDirectory(".archive/hoststream.samples-0");
        write(".archive/hoststream.samples-0/x.parquet.inprogress", 1000);
        disk.makeDirectory("parquet/dt=2026-02-01/hour=12");
        write("parquet/dt=2026-02-01/hour=12/notes.txt", 1000);

        sweep(Duration.ofSeconds(1), 0);

        assertThat(files()).hasSize(2);
    }

    @Test
    void shouldDeleteWhatWasMergedBeforeTheMergedFile() throws IOException {
        add("parquet/dt=2026-02-01/hour=12", 0, NOON.minus(Duration.ofDays(28)), 10);
        disk.makeDirectory("parquet/dt=2026-02-01");
        Span span = Span.of(NOON.minus(Duration.ofDays(28)));
        ArchiveFile merged = new ArchiveFile(SOURCE, new Offsets(0, 0, 100), span, CHECKSUM, "parquet");
        write("parquet/dt=2026-02-01/" + merged.name(), 20);
        disk.takeOperations();

        sweep(Duration.ofDays(7), Long.MAX_VALUE);

        assertThat(files()).isEmpty();
        assertThat(disk.takeOperations().stream()
                        .filter(step -> step.startsWith("delete"))
                        .toList())
                .element(0)
                .asString()
                .contains("hour=12");
    }

    @Test
    void shouldTakeEmptyDirectoriesAwayThatNothingArrivesInAnyMore() throws IOException {
        add("parquet/dt=2026-02-01/hour=12", 0, NOON.minus(Duration.ofDays(28)), 10);
        disk.makeDirectory("parquet/dt=2026-03-01/hour=11");

        sweep(Duration.ofDays(7), Long.MAX_VALUE);

        assertThat(disk.exists("parquet/dt=2026-02-01")).isFalse();
        assertThat(disk.exists("parquet/dt=2026-03-01/hour=11")).isTrue();
    }

    private void sweep(Duration keepFor, long keepBytes) throws IOException {
        ArchiveListener listener = new ArchiveListener() {
            @Override
            public void deleted(String format, long bytes) {
                deleted.add(bytes);
            }
        };
        new Retention(disk, keepFor, keepBytes, listener).sweep(NOON);
    }

    private String add(String directory, long first, Instant time, int size) throws IOException {
        String extension = directory.substring(0, directory.indexOf('/'));
        String name = new ArchiveFile(SOURCE, new Offsets(0, first, first), Span.of(time), CHECKSUM, extension).name();
        disk.makeDirectory(directory);
        write(directory + "/" + name, size);
        return directory + "/" + name;
    }

    private void write(String file, int size) throws IOException {
        disk.create(file).close();
        disk.damage(file, new byte[size]);
    }

    private Set<String> files() {
        return new TreeSet<>(disk.files());
    }
}
