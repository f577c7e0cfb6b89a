package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.disk.TornDisk;
import io.hoststream.archive.format.SampleFormat;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two archivers on one directory, one of which slept through losing the partition. */
@ParameterizedClass
@MethodSource("io.hoststream.archive.Formats#pairs")
class TakeOverTest {

    private static final Source SOURCE = new Source("hoststream.samples", 0);
    private static final long ARRIVED = Samples.START.toEpochMilli();

    private final TornDisk disk = new TornDisk(1);

    @Parameter(0)
    SampleFormat written;

    @Test
    void shouldContinueExactlyWhereTheOtherOneStopped() throws IOException {
        PartitionArchive one = claim();
        append(one, 0, 9);
        one.close();

        PartitionArchive two = claim();

        assertThat(two.resumeAt()).isEqualTo(10);
        append(two, 10, 14);
        two.close();
        assertThat(claim().resumeAt()).isEqualTo(15);
        assertThat(Stored.once(disk, written)).hasSize(15);
    }

    @Test
    void shouldNotPublishAFileThatWasOpenWhenTheOtherOneTookOver() throws IOException {
        PartitionArchive asleep = claim();
        append(asleep, 0, 9);
        asleep.flush();
        PartitionArchive two = claim();
        append(two, 0, 4);
        two.close();

        assertThatThrownBy(asleep::close)
                .isInstanceOf(TakenOverException.class)
                .hasMessageContaining("hoststream.samples-0");
        asleep.discard();

        append(two, 5, 12);
        two.close();
        assertThat(Stored.once(disk, written)).hasSize(13);
    }

    @Test
    void shouldNotPublishAFileThatWasBegunAfterTheOtherOneTookOver() throws IOException {
        PartitionArchive asleep = claim();
        PartitionArchive two = claim();
        append(asleep, 0, 9);

        assertThatThrownBy(asleep::close).isInstanceOf(TakenOverException.class);

        append(two, 0, 9);
        two.close();
        assertThat(Stored.once(disk, written)).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shouldStoreEverythingOnceWhereverTheOwnerFallsAsleepWhileClosing(int step) throws IOException {
        PartitionArchive one = claim();
        append(one, 0, 9);
        AtomicReference<PartitionArchive> other = new AtomicReference<>();
        int[] left = {step};
        disk.fault(operation -> {
            if (--left[0] == 0) {
                disk.fault(any -> {});
                other.set(claim());
            }
        });

        closeAsALoopWould(one);
        disk.fault(operation -> {});

        PartitionArchive two = other.get() == null ? claim() : other.get();
        append(two, two.resumeAt(), 14);
        two.close();
        assertThat(Stored.once(disk, written)).hasSize(15);
        assertThat(claim().resumeAt()).isEqualTo(15);
    }

    private static void closeAsALoopWould(PartitionArchive partition) throws IOException {
        for (int attempt = 1; attempt <= 2; attempt++) {
            try {
                partition.close();
                return;
            } catch (TakenOverException e) {
                partition.discard();
                return;
            } catch (NoSuchFileException e) {
                // The other one cleaned up: the next attempt finds out who.
                assertThat(attempt).isEqualTo(1);
            }
        }
    }

    private PartitionArchive claim() throws IOException {
        return new Archive(disk, List.of(written), new Rotation(Duration.ofMinutes(1), 1 << 20), ArchiveListener.NONE)
                .claim(SOURCE);
    }

    private static void append(PartitionArchive partition, long first, long last) throws IOException {
        for (long offset = first; offset <= last; offset++) {
            partition.append(offset, ARRIVED, Samples.small("a", 1, offset + 1));
        }
    }
}
