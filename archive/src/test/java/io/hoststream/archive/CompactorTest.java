package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.disk.TornDisk;
import io.hoststream.archive.disk.TornDisk.PowerLost;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.format.SampleNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hoststream.archive.Formats#pairs")
class CompactorTest {

    private static final Source SOURCE = new Source("hoststream.samples", 0);
    private static final Source OTHER = new Source("hoststream.samples", 1);
    private static final long ARRIVED = Samples.START.toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Merging MERGING = new Merging(GRACE, 1 << 20, bytes -> {});
    private static final Instant NEXT_DAY = Instant.parse("2026-03-02T00:10:01Z");

    @Parameter(0)
    SampleFormat written;

    private TornDisk disk = new TornDisk(1);

    @Test
    void shouldMergeAnHourWhenItIsOverAndADayWhenItIs() throws IOException {
        PartitionArchive partition = claim(SOURCE);
        fill(partition, ARRIVED, 0, 3);
        fill(partition, ARRIVED + HOUR, 30, 2);
        Instant hourOver = Samples.START.plusSeconds(3600).plus(GRACE);

        compact(partition, hourOver);
        assertThat(files()).hasSize(5);

        compact(partition, hourOver.plusSeconds(1));
        assertThat(files())
                .hasSize(3)
                .anyMatch(named("/dt=2026-03-01/hour=12/part-hoststream.samples-0-0-0000000000000000000"
                        + "-0000000000000000029-20260301T120010Z-20260301T120500Z"));

        compact(partition, NEXT_DAY.minusSeconds(1));
        assertThat(files()).hasSize(2);

        compact(partition, NEXT_DAY);
        assertThat(files())
                .singleElement()
                .matches(named("/dt=2026-03-01/part-hoststream.samples-0-0-0000000000000000000"
                        + "-0000000000000000049-20260301T120010Z-20260301T120820Z"));
        assertThat(Stored.once(disk, written)).isEqualTo(numbers(50));
    }

    @Test
    void shouldHoldTheSameAsFilesThatWereNeverMerged() throws IOException {
        PartitionArchive partition = claim(SOURCE);
        fill(partition, ARRIVED, 0, 3);
        List<SampleNumber> before = Stored.numbers(disk, written);

        compact(partition, NEXT_DAY);

        assertThat(Stored.numbers(disk, written)).containsExactlyInAnyOrderElementsOf(before);
        String merged = files().iterator().next();
        disk.damage(merged, Arrays.copyOf(disk.read(merged).readAllBytes(), 40));
        assertThatThrownBy(() -> Stored.numbers(disk, written)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldShowEachSampleOnceAtEveryMoment() throws IOException {
        PartitionArchive partition = claim(SOURCE);
        fill(partition, ARRIVED, 0, 3);
        fill(partition, ARRIVED + HOUR, 30, 2);
        boolean[] looking = {false};
        disk.fault(operation -> {
            if (!looking[0] && !operation.startsWith("read") && !operation.startsWith("write")) {
                looking[0] = true;
                assertThat(Stored.once(disk, written)).as(operation).isEqualTo(numbers(50));
                looking[0] = false;
            }
        });

        compact(partition, Samples.START.plusSeconds(3600).plus(GRACE).plusSeconds(1));
        compact(partition, NEXT_DAY);

        assertThat(files()).hasSize(1);
    }

    @Test
    void shouldKeepEverythingOnceWhateverStepThePowerGoesAt() throws IOException {
        boolean died = true;
        for (int step = 1; died; step++) {
            disk = new TornDisk(step);
            PartitionArchive partition = claim(SOURCE);
            fill(partition, ARRIVED, 0, 2);
            fill(partition, ARRIVED + HOUR, 20, 1);
            dieAt(step);
            died = dies(partition);
            disk.losePower();
            assertThat(Stored.once(disk, written)).as("step %s", step).isEqualTo(numbers(30));

            PartitionArchive next = claim(SOURCE);
            assertThat(next.resumeAt()).isEqualTo(30);
            next.append(30, ARRIVED, Samples.small("a", 1, 7));
            next.close();
            compact(next, NEXT_DAY);

            assertThat(Stored.once(disk, written)).as("step %s", step).isEqualTo(numbers(30));
            assertThat(files()).as("step %s", step).hasSize(1);
            assertThat(disk.files()).noneMatch(name -> name.endsWith(".inprogress"));
            assertThat(step).isLessThan(300);
        }
    }

    @Test
    void shouldGoOnAfterWhateverStepFailed() throws IOException {
        boolean failed = true;
        for (int step = 1; failed; step++) {
            disk = new TornDisk(step);
            PartitionArchive partition = claim(SOURCE);
            fill(partition, ARRIVED, 0, 3);
            AtomicInteger left = new AtomicInteger(step);
            disk.fault(operation -> {
                if (left.decrementAndGet() == 0) {
                    throw new IOException("broken: " + operation);
                }
            });
            failed = fails(partition);
            disk.fault(operation -> {});
            assertThat(Stored.once(disk, written)).as("step %s", step).isEqualTo(numbers(30));

            compact(partition, NEXT_DAY);

            assertThat(files()).as("step %s", step).hasSize(1);
            assertThat(Stored.once(disk, written)).as("step %s", step).isEqualTo(numbers(30));
        }
    }

    @Test
    void shouldNeverTakeAFileInWhoseNeighbourStaysOutside() throws IOException {
        PartitionArchive partition = claim(SOURCE);
        fill(partition, ARRIVED, 0, 1);
        fill(partition, ARRIVED + 24 * HOUR, 10, 1);
        fill(partition, ARRIVED, 20, 2);

        compact(partition, NEXT_DAY);

        assertThat(files()).hasSize(3);
        assertThat(Stored.once(disk, written)).isEqualTo(numbers(40));
    }

    @Test
    void shouldLeavePartitionsAndLivesOfTheTopicApart() throws IOException {
        PartitionArchive partition = claim(SOURCE);
        fill(partition, ARRIVED, 0, 1);
        PartitionArchive other = claim(OTHER);
        other.append(0, ARRIVED, Samples.small("b", 1, 1));
        other.close();
        PartitionArchive anew = claim(SOURCE);
        anew.startOver();
        anew.append(0, ARRIVED, Samples.small("c", 1, 1));
        anew.close();

        compact(anew, NEXT_DAY);

        assertThat(files()).hasSize(3);
    }

    @Test
    void shouldNotMakeFilesLargerThanItsBound() throws IOException {
        PartitionArchive partition = claim(SOURCE);
        fill(partition, ARRIVED, 0, 4);
        long size = disk.size(files().iterator().next());

        compact(partition, new Merging(GRACE, size + size / 2, bytes -> {}), NEXT_DAY);
        assertThat(files()).hasSize(4);

        Merging bounded = new Merging(
                GRACE, 2 * size + size / 2, bytes -> assertThat(bytes).isLessThan(6 * size));
        compact(partition, bounded, NEXT_DAY);
        assertThat(files()).hasSizeLessThan(4);
        assertThat(Stored.once(disk, written)).isEqualTo(numbers(40));
    }

    @Test
    void shouldWaitForRoom() throws IOException {
        PartitionArchive partition = claim(SOURCE);
        fill(partition, ARRIVED, 0, 2);
        Merging narrow = new Merging(GRACE, 1 << 20, bytes -> {
            throw new IOException(bytes + " bytes are too many");
        });

        assertThatThrownBy(() -> compact(partition, narrow, NEXT_DAY)).hasMessageContaining("are too many");

        assertThat(files()).hasSize(2);
    }

    @Test
    void shouldLeaveADamagedFileAndItsNeighboursAlone() throws IOException {
        PartitionArchive partition = claim(SOURCE);
        fill(partition, ARRIVED, 0, 4);
        String second = new TreeSet<>(files()).stream().skip(1).findFirst().orElseThrow();
        disk.damage(second, "nonsense".getBytes(StandardCharsets.US_ASCII));

        compact(partition, NEXT_DAY);

        assertThat(files()).hasSize(3).contains(second);
    }

    @Test
    void shouldNeverCopyAFlippedBitIntoAFileWhoseNameSaysThatItIsWhole() throws IOException {
        for (int part = 0; part < 12; part++) {
            disk = new TornDisk(1);
            PartitionArchive partition = claim(SOURCE);
            fill(partition, ARRIVED, 0, 4);
            String second = new TreeSet<>(files()).stream().skip(1).findFirst().orElseThrow();
            byte[] flipped = disk.read(second).readAllBytes();
            flipped[flipped.length / 12 * part] ^= 4;
            disk.damage(second, flipped);

            compact(partition, NEXT_DAY);

            assertThat(files()).as("part %s", part).hasSize(3).contains(second);
            assertThat(disk.read(second).readAllBytes()).isEqualTo(flipped);
            for (ClosedFiles.Entry entry : new ClosedFiles(disk, written.kind()).all()) {
                if (!entry.path().equals(second)) {
                    entry.verify(disk);
                }
            }
        }
    }

    @Test
    void shouldStopWhenAnotherOneTookOver() throws IOException {
        PartitionArchive asleep = claim(SOURCE);
        fill(asleep, ARRIVED, 0, 3);
        Compactor old = asleep.compactors(MERGING).get(0);
        PartitionArchive two = claim(SOURCE);

        assertThatThrownBy(() -> old.step(NEXT_DAY)).isInstanceOf(TakenOverException.class);
        compact(two, NEXT_DAY);

        assertThat(files()).hasSize(1);
        assertThat(Stored.once(disk, written)).isEqualTo(numbers(30));
    }

    @Test
    void shouldKnowTheNumbersOfMergedFilesWithoutTheControlDirectory() throws IOException {
        PartitionArchive partition = claim(SOURCE);
        fill(partition, ARRIVED, 0, 3);
        compact(partition, NEXT_DAY);
        for (String name : disk.files()) {
            if (name.startsWith(".archive/")) {
                disk.delete(name);
            }
        }

        PartitionArchive next = claim(SOURCE);
        assertThat(next.resumeAt()).isEqualTo(30);
        next.append(30, ARRIVED, Samples.small("a", 1, 7));
        next.append(31, ARRIVED, Samples.small("a", 1, 99));
        next.close();

        assertThat(Stored.once(disk, written)).hasSize(31);
    }

    private boolean dies(PartitionArchive partition) throws IOException {
        try {
            compact(partition, Samples.START.plusSeconds(3600).plus(GRACE).plusSeconds(1));
            compact(partition, NEXT_DAY);
            return false;
        } catch (PowerLost e) {
            return true;
        }
    }

    private boolean fails(PartitionArchive partition) {
        try {
            compact(partition, NEXT_DAY);
            return false;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("broken");
            return true;
        }
    }

    private void dieAt(int step) {
        AtomicInteger left = new AtomicInteger(step);
        disk.fault(operation -> {
            if (left.decrementAndGet() == 0) {
                throw new PowerLost();
            }
        });
    }

    private PartitionArchive claim(Source source) throws IOException {
        return new Archive(disk, List.of(written), new Rotation(Duration.ofMinutes(1), 1 << 20), ArchiveListener.NONE)
                .claim(source);
    }

    /** Closes so many files of ten samples each. */
    private static void fill(PartitionArchive partition, long arrived, long first, int files) throws IOException {
        for (long offset = first; offset < first + 10L * files; offset++) {
            partition.append(offset, arrived, Samples.small("a", 1, offset + 1));
            if (offset % 10 == 9) {
                partition.close();
            }
        }
    }

    private static void compact(PartitionArchive partition, Instant now) throws IOException {
        compact(partition, MERGING, now);
    }

    private static void compact(PartitionArchive partition, Merging merging, Instant now) throws IOException {
        for (Compactor compactor : partition.compactors(merging)) {
            int steps = 0;
            while (compactor.step(now)) {
                assertThat(++steps).isLessThan(50);
            }
        }
    }

    private Predicate<String> named(String upToTheChecksum) {
        Pattern name = Pattern.compile(Pattern.quote(written.id() + upToTheChecksum) + "-[0-9a-f]{8}"
                + Pattern.quote("." + written.extension()));
        return name.asMatchPredicate();
    }

    private Set<String> files() {
        Set<String> files = new TreeSet<>(disk.files());
        files.removeIf(name -> name.startsWith(".archive/"));
        return files;
    }

    private static Set<SampleNumber> numbers(long count) {
        Set<SampleNumber> numbers = new HashSet<>();
        for (long sequence = 1; sequence <= count; sequence++) {
            numbers.add(new SampleNumber("a", 1, sequence));
        }
        return numbers;
    }
}
