package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.TornDisk;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.format.SampleNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hoststream.archive.Formats#pairs")
class ArchiveTest {

    private static final Source SOURCE = new Source("hoststream.samples", 3);
    private static final long ARRIVED = Samples.START.toEpochMilli();
    private static final long HOUR = 3_600_000;

    private final TornDisk disk = new TornDisk(1);

    @Parameter(0)
    SampleFormat written;

    @Parameter(1)
    SampleFormat beside;

    @Test
    void shouldNameAClosedFileByHourPartitionOffsetsTimesAndChecksum() throws IOException {
        PartitionArchive partition = claim(written);
        append(partition, 100, 109);

        partition.close();

        assertThat(dataFiles()).hasSize(1);
        assertThat(dataFiles().get(0))
                .isEqualTo(directory()
                        + "part-hoststream.samples-3-0-0000000000000000100-0000000000000000109"
                        + "-20260301T121650Z-20260301T121820Z-"
                        + Checksum.of(disk, dataFiles().get(0)) + "."
                        + written.extension());
        assertThat(partition.durable()).isEqualTo(110);
        assertThat(Stored.once(disk, written)).hasSize(10);
    }

    @Test
    void shouldForceTheFileBeforeItsNameAndTheDirectoryBeforeItCounts() throws IOException {
        PartitionArchive partition = claim(written);
        append(partition, 0, 3);
        partition.flush();
        disk.takeOperations();

        partition.close();

        List<String> steps = disk.takeOperations().stream()
                .dropWhile(step -> step.startsWith("create") || step.startsWith("write"))
                .map(step -> step.replaceAll("\\.archive/hoststream\\.samples-3/[0-9a-f-]{36}-\\d+", "TMP"))
                .map(step -> step.replaceAll("part-\\S+", "PART"))
                .toList();
        String control = ".archive/hoststream.samples-3";
        assertThat(steps)
                .containsExactly(
                        "force TMP." + written.extension() + ".inprogress",
                        "create TMP.numbers.inprogress",
                        "write TMP.numbers.inprogress",
                        "force TMP.numbers.inprogress",
                        "rename TMP.numbers.inprogress " + control + "/" + written.id()
                                + ".0.0000000000000000003.prepared",
                        "sync " + control,
                        "mkdir " + directory().substring(0, directory().length() - 1),
                        "rename TMP." + written.extension() + ".inprogress " + directory() + "PART",
                        "sync " + directory().substring(0, directory().length() - 1),
                        "rename " + control + "/" + written.id() + ".0.0000000000000000003.prepared " + control + "/"
                                + written.id() + ".0.0000000000000000003.numbers",
                        "sync " + control);
    }

    @Test
    void shouldResumeAfterTheLastClosedFileAndDropWhatWasInProgress() throws IOException {
        PartitionArchive partition = claim(written);
        append(partition, 0, 4);
        partition.close();
        append(partition, 5, 8);
        partition.flush();

        PartitionArchive next = claim(written);

        assertThat(next.resumeAt()).isEqualTo(5);
        assertThat(disk.files()).noneMatch(name -> name.endsWith(".inprogress"));
        append(next, 5, 8);
        next.close();
        assertThat(Stored.once(disk, written)).hasSize(9);
    }

    @Test
    void shouldSkipOffsetsThatAreStored() throws IOException {
        PartitionArchive partition = claim(written);
        append(partition, 0, 4);
        partition.close();

        PartitionArchive next = claim(written);
        append(next, 0, 6);
        next.close();

        assertThat(Stored.once(disk, written)).hasSize(7);
    }

    @Test
    void shouldDropRepeatsAfterRestart() throws IOException {
        PartitionArchive partition = claim(written, beside);
        append(partition, 0, 4);
        partition.append(5, ARRIVED, Samples.small("a", 1, 3));
        partition.close();

        PartitionArchive next = claim(written, beside);
        next.append(6, ARRIVED, Samples.small("a", 1, 4));
        next.append(7, ARRIVED, Samples.small("a", 2, 4));
        next.append(8, ARRIVED, Samples.small("b", 1, 4));
        next.close();

        for (SampleFormat format : List.of(written, beside)) {
            assertThat(Stored.once(disk, format)).hasSize(7);
        }
        assertThat(next.durable()).isEqualTo(9);
    }

    @Test
    void shouldStoreALateNumberThatWasNotStoredYet() throws IOException {
        PartitionArchive partition = claim(written);
        partition.append(0, ARRIVED, Samples.small("a", 1, 10));
        partition.append(1, ARRIVED, Samples.small("a", 1, 3));
        partition.append(2, ARRIVED, Samples.small("a", 1, 3));
        partition.close();

        assertThat(Stored.once(disk, written))
                .containsExactlyInAnyOrder(new SampleNumber("a", 1, 3), new SampleNumber("a", 1, 10));
    }

    @Test
    void shouldResumeWhereTheFormatThatIsBehindNeedsItAndLetTheOtherSkip() throws IOException {
        PartitionArchive first = claim(written);
        append(first, 0, 9);
        first.close();

        PartitionArchive both = claim(written, beside);
        assertThat(both.resumeAt()).isZero();
        append(both, 0, 12);
        both.close();

        assertThat(Stored.once(disk, written)).hasSize(13);
        assertThat(Stored.once(disk, beside)).hasSize(13);
        assertThat(claim(beside, written).resumeAt()).isEqualTo(13);
    }

    @Test
    void shouldNotCountWhatIsInAnOpenFileAsDurable() throws IOException {
        PartitionArchive partition = claim(written);
        assertThat(partition.durable()).isZero();
        append(partition, 7, 9);
        partition.flush();

        assertThat(partition.durable()).isEqualTo(7);

        partition.skipTo(15);
        assertThat(partition.durable()).isEqualTo(7);
        partition.close();
        assertThat(partition.durable()).isEqualTo(15);
    }

    @Test
    void shouldCloseByAge() throws IOException {
        PartitionArchive partition = claim(written);
        append(partition, 0, 0);

        partition.closeDue(Samples.START);
        partition.closeDue(Samples.START.plusSeconds(59));
        assertThat(dataFiles()).isEmpty();

        partition.closeDue(Samples.START.plusSeconds(60));
        assertThat(dataFiles()).hasSize(1);
    }

    @Test
    void shouldMeasureTheAgeAnewWhenTheClockIsSetBack() throws IOException {
        PartitionArchive partition = claim(written);
        append(partition, 0, 0);
        partition.closeDue(Samples.START);

        partition.closeDue(Samples.START.minusSeconds(86_400));
        partition.closeDue(Samples.START.minusSeconds(86_400 - 60));

        assertThat(dataFiles()).hasSize(1);
    }

    @Test
    void shouldCloseBySize() throws IOException {
        PartitionArchive partition = new Archive(
                        disk, List.of(written), new Rotation(Duration.ofMinutes(1), 60), ArchiveListener.NONE)
                .claim(SOURCE);

        for (long offset = 0; offset < 20; offset++) {
            append(partition, offset, offset);
            partition.flush();
        }
        partition.close();

        assertThat(dataFiles()).hasSizeGreaterThan(3);
        assertThat(Stored.once(disk, written)).hasSize(20);
    }

    @Test
    void shouldCloseWhenTheHourOfArrivalEnds() throws IOException {
        PartitionArchive partition = claim(written);
        partition.append(0, ARRIVED, Samples.small("a", 1, 1));
        partition.append(1, ARRIVED + HOUR, Samples.small("a", 1, 2));
        partition.close();

        assertThat(dataFiles())
                .anyMatch(name -> name.startsWith(directory()))
                .anyMatch(name -> name.startsWith(written.id() + "/dt=2026-03-01/hour=13/"));
    }

    @Test
    void shouldKeepTheFilesOfATopicThatWasMadeAnewApart() throws IOException {
        PartitionArchive partition = claim(written, beside);
        append(partition, 0, 9);
        partition.close();

        PartitionArchive anew = claim(written, beside);
        anew.startOver();
        anew.append(0, ARRIVED, Samples.small("z", 1, 1));
        anew.append(1, ARRIVED, Samples.small("a", 1, 1));
        anew.close();

        PartitionArchive next = claim(written, beside);
        assertThat(next.resumeAt()).isEqualTo(1);
        assertThat(Stored.once(disk, written)).hasSize(11).contains(new SampleNumber("z", 1, 1));
    }

    @Test
    void shouldNeedAllOfTheTopicsPresentLifeForAFormatThatKnowsOnlyTheFormer() throws IOException {
        PartitionArchive both = claim(written, beside);
        append(both, 0, 9);
        both.close();
        PartitionArchive one = claim(written);
        one.startOver();
        one.append(0, ARRIVED, Samples.small("z", 1, 1));
        one.close();

        PartitionArchive again = claim(written, beside);

        assertThat(again.resumeAt()).isZero();
        again.append(0, ARRIVED, Samples.small("z", 1, 1));
        again.close();
        assertThat(Stored.once(disk, beside)).hasSize(11);
        assertThat(Stored.once(disk, written)).hasSize(11);
    }

    @Test
    void shouldKnowTheStoredNumbersWithoutTheControlDirectory() throws IOException {
        PartitionArchive partition = claim(written, beside);
        append(partition, 0, 9);
        partition.close();
        for (String name : disk.files()) {
            if (name.startsWith(".archive/")) {
                disk.delete(name);
            }
        }

        PartitionArchive next = claim(written, beside);

        assertThat(next.resumeAt()).isEqualTo(10);
        next.append(10, ARRIVED, Samples.small("a", 1, 10));
        next.append(11, ARRIVED, Samples.small("a", 1, 12));
        next.close();
        assertThat(Stored.once(disk, written)).hasSize(11);
        assertThat(Stored.once(disk, beside)).hasSize(11);
    }

    @Test
    void shouldRememberTheLastRunsWithoutTheControlDirectoryHoweverManyThereWere() throws IOException {
        PartitionArchive partition = claim(written);
        int runs = 2 * StoredNumbers.MAX_EPOCHS;
        for (int run = 1; run <= runs; run++) {
            partition.append(run, ARRIVED, Samples.small("a", run, 1));
            partition.close();
        }
        for (String name : disk.files()) {
            if (name.startsWith(".archive/")) {
                disk.delete(name);
            }
        }

        PartitionArchive next = claim(written);
        next.append(runs + 1, ARRIVED, Samples.small("a", runs, 1));
        next.close();

        assertThat(Stored.once(disk, written)).hasSize(runs);
    }

    @Test
    void shouldReadTheFilesBeyondACheckpointThatIsOld() throws IOException {
        PartitionArchive partition = claim(written);
        append(partition, 0, 9);
        partition.close();
        String old = checkpoint();
        byte[] content = disk.read(old).readAllBytes();
        append(partition, 10, 19);
        partition.close();
        disk.delete(checkpoint());
        disk.create(old).close();
        disk.damage(old, content);

        PartitionArchive next = claim(written);

        assertThat(next.resumeAt()).isEqualTo(20);
        next.append(20, ARRIVED, Samples.small("a", 1, 15));
        next.close();
        assertThat(Stored.once(disk, written)).hasSize(20);
    }

    @Test
    void shouldReadTheFilesWhenTheCheckpointIsDamaged() throws IOException {
        PartitionArchive partition = claim(written);
        append(partition, 0, 9);
        partition.close();
        disk.damage(checkpoint(), new byte[200]);

        PartitionArchive next = claim(written);

        assertThat(next.resumeAt()).isEqualTo(10);
        next.append(10, ARRIVED, Samples.small("a", 1, 4));
        next.close();
        assertThat(Stored.once(disk, written)).hasSize(10);
    }

    @Test
    void shouldGoOnBesideADamagedFileOfSomebodysDoing() throws IOException {
        PartitionArchive partition = claim(written);
        append(partition, 0, 9);
        partition.close();
        disk.damage(checkpoint(), new byte[3]);
        disk.damage(dataFiles().get(0), "not json".getBytes(StandardCharsets.UTF_8));

        assertThat(claim(written).resumeAt()).isEqualTo(10);
    }

    @Test
    void shouldNotTakeFilesOfOtherPartitionsFormatsOrPeopleForItsOwn() throws IOException {
        PartitionArchive other = new Archive(disk, List.of(written), rotation(), ArchiveListener.NONE)
                .claim(new Source("hoststream.samples", 4));
        append(other, 500, 509);
        other.close();
        disk.create(directory() + "notes." + written.extension()).close();
        disk.create(directory() + "part-hoststream.samples-3-0-1-99." + written.extension())
                .close();

        assertThat(claim(written).resumeAt()).isZero();
    }

    @Test
    void shouldRefuseAnArchiveWithoutAFormat() {
        assertThatThrownBy(() -> new Archive(disk, List.of(), rotation(), ArchiveListener.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private PartitionArchive claim(SampleFormat... formats) throws IOException {
        return new Archive(disk, List.of(formats), rotation(), ArchiveListener.NONE).claim(SOURCE);
    }

    private static Rotation rotation() {
        return new Rotation(Duration.ofMinutes(1), 1 << 20);
    }

    /** Appends records whose sequence is their offset and one. */
    private static void append(PartitionArchive partition, long first, long last) throws IOException {
        for (long offset : LongStream.rangeClosed(first, last).toArray()) {
            partition.append(offset, ARRIVED, Samples.small("a", 1, offset + 1));
        }
    }

    private String directory() {
        return written.id() + "/dt=2026-03-01/hour=12/";
    }

    private List<String> dataFiles() {
        List<String> files = new ArrayList<>(disk.files());
        files.removeIf(name -> name.startsWith(".archive/"));
        return files;
    }

    private String checkpoint() {
        return disk.files().stream()
                .filter(name -> name.endsWith(".numbers"))
                .findFirst()
                .orElseThrow();
    }
}
