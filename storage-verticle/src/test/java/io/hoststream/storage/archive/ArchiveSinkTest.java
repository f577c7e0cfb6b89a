package io.hoststream.storage.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.Archive;
import io.hoststream.archive.ClosedFiles;
import io.hoststream.archive.MemoryBound;
import io.hoststream.archive.Merging;
import io.hoststream.archive.Retention;
import io.hoststream.archive.Rotation;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.format.Compression;
import io.hoststream.archive.format.CsvTable;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.archive.format.JsonLines;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.format.SampleNumber;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Load;
import io.hoststream.avro.Marks;
import io.hoststream.pipeline.health.Check;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.RetriableException;
import io.hoststream.pipeline.settings.ByteSize;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveSinkTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 0);
    private static final TopicPartition OTHER = new TopicPartition("hoststream.samples", 1);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration ROTATE_AFTER = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final Health health = new Health();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private List<SampleFormat> formats = List.of(new JsonLines(), new CsvTable());
    private BreakableDisk disk;
    private ArchiveSink sink;
    private Upkeep upkeep;
    private long memory = Long.MAX_VALUE;

    @BeforeEach
    void open() throws IOException {
        disk = new BreakableDisk(LocalDisk.open(directory));
        upkeep = newUpkeep();
        sink = newSink();
    }

    @Test
    void shouldBeginAtTheBeginningWhereNothingIsStored() {
        assertThat(sink.resumeAt(PARTITION, OptionalLong.of(500))).isEmpty();
    }

    @Test
    void shouldHoldTheCommitBackToTheBeginningOfTheOpenFile() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());

        assertThat(deliver(sink, 0, 9)).isZero();
        assertThat(deliver(sink, 10, 19)).isZero();
        assertThat(stored()).isEmpty();

        sink.tick(START);
        sink.tick(START.plus(ROTATE_AFTER));
        assertThat(deliver(sink, 20, 29)).isEqualTo(20);
        assertThat(stored()).hasSize(20);
    }

    @Test
    void shouldCloseWhatIsOpenWhenAPartitionLeaves() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);

        assertThat(sink.release(PARTITION)).hasValue(10);

        assertThat(stored()).hasSize(10);
        assertThat(sink.release(PARTITION)).isEmpty();
        assertThat(newSink().resumeAt(PARTITION, OptionalLong.empty())).hasValue(10);
    }

    @Test
    void shouldResumeByWhatIsOnDiskWhateverWasCommitted() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);
        sink.release(PARTITION);

        assertThat(newSink().resumeAt(PARTITION, OptionalLong.of(3))).hasValue(10);
        assertThat(newSink().resumeAt(PARTITION, OptionalLong.empty())).hasValue(10);
    }

    @Test
    void shouldTakeOverExactlyWhereAnotherInstanceStopped() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);
        ArchiveSink two = newSink();

        long start = two.resumeAt(PARTITION, OptionalLong.empty()).orElse(0);
        deliver(two, start, 14);
        two.release(PARTITION);

        assertThat(sink.release(PARTITION)).isEmpty();
        assertThat(stored()).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void shouldSayThatAnotherArchiverTookOver() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);
        newSink().resumeAt(PARTITION, OptionalLong.empty());

        sink.tick(START);
        sink.tick(START.plus(ROTATE_AFTER));

        assertThat(closing().up()).isFalse();
        assertThat(closing().detail())
                .startsWith("archive /data/archive: another archiver has taken over hoststream.samples-0");
        assertThatThrownBy(() -> deliver(sink, 10, 10)).hasCauseInstanceOf(RetriableException.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void shouldTakeABatchAgainAfterTheDiskRefusedIt() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);
        disk.breaks("No space left on device");

        assertThatThrownBy(() -> deliver(sink, 10, 19))
                .hasCauseInstanceOf(RetriableException.class)
                .hasMessageContaining("archive /data/archive: No space left on device");
        assertThatThrownBy(() -> deliver(sink, 10, 19)).hasCauseInstanceOf(RetriableException.class);
        disk.breaks("");

        assertThat(deliver(sink, 10, 19)).isZero();
        assertThat(sink.release(PARTITION)).hasValue(20);
        assertThat(stored()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void shouldCloseAgainLaterAndSayWhyNotYet() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);
        sink.tick(START);
        assertThat(closing().up()).isTrue();

        disk.breaks("Read-only file system");
        sink.tick(START.plus(ROTATE_AFTER));
        assertThat(closing()).isEqualTo(new Check("files", false, "archive /data/archive: Read-only file system"));

        disk.breaks("");
        sink.tick(START.plus(ROTATE_AFTER).plusMillis(500));
        assertThat(closing().up()).isFalse();
        sink.tick(START.plus(ROTATE_AFTER).plusSeconds(1));
        assertThat(closing().up()).isTrue();
        assertThat(stored()).hasSize(10);
    }

    @Test
    void shouldKeepRoomFree() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        disk.free(9 << 20);

        assertThatThrownBy(() -> deliver(sink, 0, 9))
                .hasCauseInstanceOf(RetriableException.class)
                .hasMessageContaining("archive /data/archive: 9MB are free and archive.minimum-free is 10MB");

        disk.free(10 << 20);
        assertThat(deliver(sink, 0, 9)).isZero();
    }

    @Test
    void shouldClaimWithTheFirstBatchIfTheDiskWasNotThereBefore() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);
        sink.release(PARTITION);
        ArchiveSink late = newSink();
        disk.breaks("Input/output error");

        assertThat(late.resumeAt(PARTITION, OptionalLong.of(5))).hasValue(5);
        assertThatThrownBy(() -> deliver(late, 5, 12)).hasCauseInstanceOf(RetriableException.class);
        disk.breaks("");
        deliver(late, 5, 12);
        late.release(PARTITION);

        assertThat(stored()).hasSize(13).doesNotHaveDuplicates();
    }

    @Test
    void shouldGiveNothingAwayThatCouldNotBeClosed() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);
        disk.breaks("Input/output error");

        assertThatThrownBy(() -> sink.release(PARTITION)).isInstanceOf(RetriableException.class);
        disk.breaks("");

        assertThat(newSink().resumeAt(PARTITION, OptionalLong.empty())).isEmpty();
    }

    @Test
    void shouldArchiveATopicThatWasMadeAnewBesideTheOldOne() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);
        sink.release(PARTITION);

        assertThat(sink.resumeAt(PARTITION, OptionalLong.of(0))).hasValue(10);
        Batch<HostSample> anew = new Batch<>(PARTITION, List.of(record("b", 1, 0), record("a", 1, 1)), 2);
        sink.deliver(anew).toCompletableFuture().get();

        assertThat(sink.release(PARTITION)).hasValue(2);
        assertThat(stored()).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepPartitionsApart() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        sink.resumeAt(OTHER, OptionalLong.empty());
        deliver(sink, 0, 9);
        sink.deliver(new Batch<>(OTHER, List.of(record("b", 1, 700)), 701))
                .toCompletableFuture()
                .get();

        assertThat(sink.release(OTHER)).hasValue(701);
        assertThat(sink.release(PARTITION)).hasValue(10);
        assertThat(stored()).hasSize(11);
    }

    @Test
    void shouldMergeTheFilesOfTheHourThatIsOverOfThePartitionsItHolds() throws Exception {
        for (long first = 0; first < 30; first += 10) {
            sink.resumeAt(PARTITION, OptionalLong.empty());
            deliver(sink, first, first + 9);
            sink.release(PARTITION);
        }
        Instant later = START.plus(Duration.ofHours(2));

        upkeep.round(later);
        assertThat(count("hoststream.archive.files")).isEqualTo(3);
        assertThat(files()).hasSize(3);

        sink.resumeAt(PARTITION, OptionalLong.empty());
        upkeep.round(later);
        assertThat(files()).hasSize(1);
        assertThat(count("hoststream.archive.merges")).isEqualTo(1);
        assertThat(count("hoststream.archive.merged.files")).isEqualTo(3);
        assertThat(stored()).hasSize(30).doesNotHaveDuplicates();
        assertThat(check("upkeep").up()).isTrue();
    }

    @Test
    void shouldSayWhyItDoesNotMergeAndGoOnByItself() throws Exception {
        for (long first = 0; first < 20; first += 10) {
            sink.resumeAt(PARTITION, OptionalLong.empty());
            deliver(sink, first, first + 9);
            sink.release(PARTITION);
        }
        sink.resumeAt(PARTITION, OptionalLong.empty());
        disk.free(10 << 20);
        Instant later = START.plus(Duration.ofHours(2));

        upkeep.round(later);
        assertThat(check("upkeep").up()).isFalse();
        assertThat(check("upkeep").detail())
                .startsWith("files of hoststream.samples-0 cannot be merged: 0MB are needed, 10MB are free");

        disk.free(1 << 30);
        disk.breaks("Read-only file system");
        upkeep.round(later);
        assertThat(check("upkeep").detail()).contains("Read-only file system");

        disk.breaks("");
        upkeep.round(later);
        assertThat(check("upkeep").up()).isTrue();
        assertThat(files()).hasSize(1);
    }

    @Test
    void shouldLeaveMergingToWhoeverTookOver() throws Exception {
        for (long first = 0; first < 20; first += 10) {
            sink.resumeAt(PARTITION, OptionalLong.empty());
            deliver(sink, first, first + 9);
            sink.release(PARTITION);
        }
        sink.resumeAt(PARTITION, OptionalLong.empty());
        Upkeep old = upkeep;
        newSink().resumeAt(PARTITION, OptionalLong.empty());

        old.round(START.plus(Duration.ofHours(2)));

        assertThat(files()).hasSize(2);
        upkeep.round(START.plus(Duration.ofHours(2)));
        assertThat(files()).hasSize(1);
    }

    @Test
    void shouldGoOnMergingWhenItClaimsAPartitionAnewDuringAMerge() throws Exception {
        for (long first = 0; first < 20; first += 10) {
            sink.resumeAt(PARTITION, OptionalLong.empty());
            deliver(sink, first, first + 9);
            sink.release(PARTITION);
        }
        sink.resumeAt(PARTITION, OptionalLong.empty());
        Instant later = START.plus(Duration.ofHours(2));
        disk.beforeSize(() -> {
            sink.release(PARTITION);
            sink.resumeAt(PARTITION, OptionalLong.empty());
        });

        upkeep.round(later);
        assertThat(files()).hasSize(2);

        upkeep.round(later);
        assertThat(files()).hasSize(1);
        assertThat(stored()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void shouldSayWhatNobodyExpectedAndGoOnInTheNextRound() throws Exception {
        for (long first = 0; first < 20; first += 10) {
            sink.resumeAt(PARTITION, OptionalLong.empty());
            deliver(sink, first, first + 9);
            sink.release(PARTITION);
        }
        sink.resumeAt(PARTITION, OptionalLong.empty());
        Instant later = START.plus(Duration.ofHours(2));
        disk.beforeSize(() -> {
            throw new IllegalStateException("a mistake");
        });

        upkeep.round(later);
        assertThat(check("upkeep").up()).isFalse();
        assertThat(check("upkeep").detail())
                .isEqualTo(
                        "files of hoststream.samples-0 cannot be merged: java.lang.IllegalStateException: a mistake");

        upkeep.round(later);
        assertThat(check("upkeep").up()).isTrue();
        assertThat(files()).hasSize(1);
    }

    @Test
    void shouldNotCloseFilesWhileTheDiskIsAlmostFull() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);
        sink.tick(START);
        disk.free(9 << 20);

        sink.tick(START.plus(ROTATE_AFTER));
        assertThat(closing().detail()).contains("9MB are free and archive.minimum-free is 10MB");
        assertThat(stored()).isEmpty();

        disk.free(1 << 30);
        sink.tick(START.plus(ROTATE_AFTER).plusSeconds(1));
        assertThat(closing().up()).isTrue();
        assertThat(stored()).hasSize(10);
    }

    @Test
    void shouldCloseTheLargestFileWhenAllTogetherTakeTooMuchMemory() throws Exception {
        memory = 40_000;
        try (OpenFormats open =
                OpenFormats.open(List.of(FileFormat.PARQUET), Compression.NONE, 8 << 20, Path.of("target/duckdb"))) {
            SampleFormat parquet = open.formats().get(0);
            formats = List.of(parquet);
            ArchiveSink bounded = newSink();
            bounded.resumeAt(PARTITION, OptionalLong.empty());
            bounded.resumeAt(OTHER, OptionalLong.empty());

            assertThat(deliver(bounded, 0, 9)).isEqualTo(10);

            assertThat(stored(parquet)).hasSize(10);
        }
    }

    @Test
    void shouldCountWhatItDoes() throws Exception {
        sink.resumeAt(PARTITION, OptionalLong.empty());
        deliver(sink, 0, 9);
        Batch<HostSample> repeat = new Batch<>(PARTITION, List.of(record("a", 3, 10)), 11);
        sink.deliver(repeat).toCompletableFuture().get();
        sink.release(PARTITION);

        assertThat(count("hoststream.archive.samples")).isEqualTo(10);
        assertThat(count("hoststream.archive.repeats")).isEqualTo(1);
        assertThat(count("hoststream.archive.files")).isEqualTo(1);
        assertThat(count("hoststream.archive.written")).isGreaterThan(1000);
    }

    private double count(String name) {
        return meters.get(name).tag("format", "jsonl").counter().count();
    }

    private ArchiveSink newSink() {
        ArchiveMeters counted = new ArchiveMeters(meters);
        Archive archive = new Archive(disk, formats, new Rotation(ROTATE_AFTER, 1 << 20), counted);
        FreeSpace space = new FreeSpace(disk, ByteSize.parse("10MB"));
        upkeep = newUpkeep();
        return new ArchiveSink(archive, space, health.register("files"), new MemoryBound(memory), upkeep, counted);
    }

    private Upkeep newUpkeep() {
        ArchiveMeters counted = new ArchiveMeters(meters);
        FreeSpace space = new FreeSpace(disk, ByteSize.parse("10MB"));
        return new Upkeep(
                Optional.of(new Merging(Duration.ofMinutes(5), 1 << 20, space)),
                new Retention(disk, Duration.ofDays(36_500), Long.MAX_VALUE, counted),
                health.register("upkeep"),
                counted);
    }

    private Check closing() {
        return check("files");
    }

    private Check check(String name) {
        return health.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<ClosedFiles.Entry> files() throws IOException {
        return new ClosedFiles(disk, FileFormat.JSONL).all();
    }

    private static long deliver(ArchiveSink to, long first, long last) throws Exception {
        List<Received<HostSample>> records = LongStream.rangeClosed(first, last)
                .mapToObj(offset -> record("a", offset + 1, offset))
                .toList();
        try {
            return to.deliver(new Batch<>(PARTITION, records, last + 1))
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new Exception(e.getCause());
        }
    }

    private static Received<HostSample> record(String hostId, long sequence, long offset) {
        HostSample sample = HostSample.newBuilder()
                .setHost(hostId)
                .setHostId(hostId)
                .setEpoch(START)
                .setSequence(sequence)
                .setTime(START.plusSeconds(sequence))
                .setIntervalMillis(1000)
                .setMarks(Marks.newBuilder().setDroppedBefore(List.of()).build())
                .setLoad(Load.newBuilder().setOneMinute(1f).build())
                .build();
        return new Received<>(hostId, sample, offset, START.toEpochMilli());
    }

    /** What the closed files hold; asserts that both formats hold the same. */
    private List<SampleNumber> stored() throws IOException {
        List<SampleNumber> json = stored(formats.get(0));
        assertThat(stored(formats.get(1))).containsExactlyInAnyOrderElementsOf(json);
        return json;
    }

    private List<SampleNumber> stored(SampleFormat format) throws IOException {
        ClosedFiles files = new ClosedFiles(disk, format.kind());
        List<SampleNumber> numbers = new ArrayList<>();
        for (ClosedFiles.Entry entry : files.all()) {
            format.readNumbers(disk, entry.path(), numbers::add);
        }
        return numbers;
    }
}
