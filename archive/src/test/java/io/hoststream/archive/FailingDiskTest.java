package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.disk.TornDisk;
import io.hoststream.archive.disk.TornDisk.PowerLost;
import io.hoststream.archive.format.ContentLostException;
import io.hoststream.archive.format.SampleFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("io.hoststream.archive.Formats#pairs")
class FailingDiskTest {

    private static final Source SOURCE = new Source("hoststream.samples", 0);
    private static final long ARRIVED = Samples.START.toEpochMilli();

    private static final Rotation ROTATION = new Rotation(Duration.ofMinutes(1), 1 << 20);

    @Parameter(0)
    SampleFormat written;

    @Parameter(1)
    SampleFormat beside;

    @Test
    void shouldKeepEverythingOnceWhateverStepFailsAndIsTriedAgain() throws IOException {
        boolean failed = true;
        for (int step = 1; failed; step++) {
            TornDisk disk = new TornDisk(step);
            PartitionArchive partition = archive(disk).claim(SOURCE);
            append(partition, 0, 9);
            AtomicInteger left = new AtomicInteger(step);
            disk.fault(operation -> fail(left.decrementAndGet() == 0 && !operation.startsWith("force"), operation));

            failed = closesAtTheSecondAttempt(partition);

            assertThat(Stored.once(disk, written)).as("step %s", step).hasSize(10);
            assertThat(Stored.once(disk, beside)).as("step %s", step).hasSize(10);
            assertThat(archive(disk).claim(SOURCE).resumeAt()).isEqualTo(10);
            assertThat(step).isLessThan(100);
        }
    }

    @Test
    void shouldKeepEverythingOnceWhateverStepThePowerGoesAt() throws IOException {
        boolean died = true;
        for (int step = 1; died; step++) {
            TornDisk disk = new TornDisk(step);
            AtomicInteger left = new AtomicInteger(step);
            disk.fault(operation -> {
                if (left.decrementAndGet() == 0) {
                    throw new PowerLost();
                }
            });
            died = dies(() -> {
                PartitionArchive partition = archive(disk).claim(SOURCE);
                append(partition, 0, 9);
                partition.close();
                append(partition, 10, 14);
                partition.close();
            });
            disk.losePower();
            Stored.once(disk, written);
            Stored.once(disk, beside);

            PartitionArchive partition = archive(disk).claim(SOURCE);
            append(partition, partition.resumeAt(), 19);
            partition.append(20, ARRIVED, Samples.small("a", 1, 3));
            partition.close();

            assertThat(Stored.once(disk, written)).as("step %s", step).hasSize(20);
            assertThat(Stored.once(disk, beside)).as("step %s", step).hasSize(20);
            assertThat(step).isLessThan(200);
        }
    }

    @Test
    void shouldGoOnWhenTheDiskHasRoomAgain() throws IOException {
        TornDisk disk = new TornDisk(3);
        PartitionArchive partition = archive(disk).claim(SOURCE);
        append(partition, 0, 9);
        disk.capacity(100);

        assertThatThrownBy(partition::close).hasMessageContaining("No space");
        assertThatThrownBy(partition::close).hasMessageContaining("No space");
        assertThat(partition.durable()).isZero();

        disk.capacity(Long.MAX_VALUE);
        append(partition, 10, 12);
        partition.close();

        assertThat(Stored.once(disk, written)).hasSize(13);
        assertThat(Stored.once(disk, beside)).hasSize(13);
    }

    @Test
    void shouldTakeNothingMoreIntoAFileWhoseClosingHasBegun() throws IOException {
        TornDisk disk = new TornDisk(4);
        PartitionArchive partition = archive(disk).claim(SOURCE);
        append(partition, 0, 9);
        disk.fault(operation -> fail(operation.startsWith("rename"), operation));
        assertThatThrownBy(partition::close).isInstanceOf(IOException.class);

        assertThatThrownBy(() -> append(partition, 10, 10)).isInstanceOf(IOException.class);
        disk.fault(operation -> {});
        append(partition, 10, 12);
        partition.close();

        assertThat(Stored.once(disk, written)).hasSize(13);
        assertThat(Stored.once(disk, beside)).hasSize(13);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldNeverTrustAFileThatCouldNotBeForced(long seed) throws IOException {
        TornDisk disk = new TornDisk(seed);
        PartitionArchive partition = archive(disk).claim(SOURCE);
        append(partition, 0, 9);
        AtomicInteger left = new AtomicInteger(1);
        disk.fault(operation -> fail(operation.startsWith("force") && left.getAndDecrement() > 0, operation));
        assertThatThrownBy(partition::close).isInstanceOf(IOException.class);

        try {
            partition.close();
            assertThat(Stored.once(disk, written)).hasSize(10);
        } catch (ContentLostException e) {
            assertThat(Stored.once(disk, written)).isEmpty();
            PartitionArchive anew = archive(disk).claim(SOURCE);
            append(anew, anew.resumeAt(), 9);
            anew.close();
        }
        disk.losePower();

        assertThat(Stored.once(disk, written)).hasSize(10);
        assertThat(Stored.once(disk, beside)).hasSize(10);
    }

    @Test
    void shouldMakeNamesDurableThatAnotherOwnerLeftBehind() throws IOException {
        for (long seed = 1; seed <= 8; seed++) {
            TornDisk disk = new TornDisk(seed);
            PartitionArchive one = archive(disk).claim(SOURCE);
            append(one, 0, 9);
            disk.fault(operation -> fail(operation.startsWith("sync " + written.id() + "/"), operation));
            assertThatThrownBy(one::close).isInstanceOf(IOException.class);
            disk.fault(operation -> {});

            long position = archive(disk).claim(SOURCE).resumeAt();
            long jsonlPosition = new Archive(disk, List.of(written), ROTATION, ArchiveListener.NONE)
                    .claim(SOURCE)
                    .resumeAt();
            disk.losePower();

            assertThat(position).isZero();
            assertThat(jsonlPosition).isEqualTo(10);
            assertThat(Stored.once(disk, written)).as("seed %s", seed).hasSize(10);
        }
    }

    @Test
    void shouldSayThatItsFilesWereDeletedUnderIt() throws IOException {
        TornDisk disk = new TornDisk(5);
        PartitionArchive partition = archive(disk).claim(SOURCE);
        append(partition, 0, 9);
        for (String name : disk.files()) {
            disk.delete(name);
        }

        assertThatThrownBy(partition::close)
                .isInstanceOf(ContentLostException.class)
                .hasMessageContaining("Somebody deleted .archive/hoststream.samples-0/owner");
    }

    private static boolean closesAtTheSecondAttempt(PartitionArchive partition) throws IOException {
        try {
            partition.close();
            return false;
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith("broken");
            assertThat(partition.durable()).isZero();
            partition.close();
            assertThat(partition.durable()).isEqualTo(10);
            return true;
        }
    }

    private static boolean dies(ThrowingCallable work) {
        try {
            work.call();
            return false;
        } catch (PowerLost e) {
            return true;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void fail(boolean now, String operation) throws IOException {
        if (now) {
            throw new IOException("broken: " + operation);
        }
    }

    private Archive archive(TornDisk disk) {
        return new Archive(disk, List.of(written, beside), ROTATION, ArchiveListener.NONE);
    }

    private static void append(PartitionArchive partition, long first, long last) throws IOException {
        for (long offset = first; offset <= last; offset++) {
            partition.append(offset, ARRIVED, Samples.small("a", 1, offset + 1));
        }
    }
}
