package io.hoststream.archive.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.Archive;
import io.hoststream.archive.ArchiveListener;
import io.hoststream.archive.ClosedFiles;
import io.hoststream.archive.ClosedFiles.Entry;
import io.hoststream.archive.Merging;
import io.hoststream.archive.PartitionArchive;
import io.hoststream.archive.Rotation;
import io.hoststream.archive.Samples;
import io.hoststream.archive.Source;
import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.TornDisk;
import io.hoststream.archive.format.Compression;
import io.hoststream.archive.format.CsvTable;
import io.hoststream.archive.format.JsonLines;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.format.SampleWriter;
import io.hoststream.archive.parquet.Engines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("formats")
class FileCheckTest {

    private static final int SAMPLES = 200;

    @Parameter
    SampleFormat format;

    private final TornDisk disk = new TornDisk(1);

    static List<SampleFormat> formats() {
        return List.of(
                Engines.table(),
                new JsonLines(),
                new JsonLines(Compression.ZSTD),
                new CsvTable(),
                new CsvTable(Compression.GZIP));
    }

    @Test
    void shouldNameAFileOfWhichOneBitIsAnother() throws IOException {
        write(1);
        assertThat(damaged()).isEmpty();

        findEveryFlippedBit();
    }

    @Test
    void shouldNameAMergedFileOfWhichOneBitIsAnother() throws IOException {
        PartitionArchive partition = write(2);
        Merging merging = new Merging(Duration.ZERO, 1 << 20, bytes -> {});
        assertThat(partition.compactors(merging).get(0).step(Samples.START.plus(Duration.ofDays(2))))
                .isTrue();
        assertThat(damaged()).isEmpty();

        findEveryFlippedBit();
    }

    @Test
    void shouldNameAFileThatWasCutOrGrew() throws IOException {
        write(1);
        Entry file = onlyFile();
        byte[] whole = content(file);
        for (int length : new int[] {0, whole.length - 1, whole.length + 1}) {
            disk.damage(file.path(), Arrays.copyOf(whole, length));
            assertThat(damaged()).singleElement().extracting(DamagedFile::path).isEqualTo(file.path());
        }
    }

    @Test
    void shouldNameAFileThatIsNotWholeThoughItsBytesAreThoseOfItsName() throws IOException {
        write(1);
        Entry file = onlyFile();
        byte[] cut = Arrays.copyOf(content(file), 30);
        String named = file.path()
                .replace("-" + file.file().checksum() + ".", "-" + Checksum.of(new ByteArrayInputStream(cut)) + ".");
        disk.rename(file.path(), named);
        disk.damage(named, cut);

        assertThat(damaged()).singleElement().satisfies(found -> {
            assertThat(found.path()).isEqualTo(named);
            assertThat(found.problem()).doesNotContain("checksum");
        });
    }

    @Test
    void shouldKnowTheChecksumOnlyOfWhatIsDurable() throws IOException {
        SampleWriter writer = format.create(disk, "a");
        writer.append(Samples.small("a", 1, 1), Samples.START.toEpochMilli());
        assertThatThrownBy(writer::checksum)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a is not finished");

        writer.finish();

        assertThat(writer.checksum()).isEqualTo(Checksum.of(disk, "a"));
    }

    private void findEveryFlippedBit() throws IOException {
        Entry file = onlyFile();
        byte[] whole = content(file);
        for (int at = 0; at < whole.length; at += at < whole.length - 97 ? 97 : 1) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            disk.damage(file.path(), flipped);
            assertThat(damaged())
                    .as("byte %s of %s", at, whole.length)
                    .containsExactly(new DamagedFile(
                            file.path(),
                            "its bytes have the checksum " + Checksum.of(new ByteArrayInputStream(flipped))
                                    + ", its name says " + Checksum.of(new ByteArrayInputStream(whole))));
        }
    }

    private List<DamagedFile> damaged() throws IOException {
        List<DamagedFile> damaged = new ArrayList<>();
        assertThat(new FileCheck(disk, format).run(damaged::add)).isEqualTo(1);
        return damaged;
    }

    private Entry onlyFile() throws IOException {
        List<Entry> files = new ClosedFiles(disk, format.kind()).all();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private byte[] content(Entry file) throws IOException {
        return disk.read(file.path()).readAllBytes();
    }

    private PartitionArchive write(int files) throws IOException {
        Rotation rotation = new Rotation(Duration.ofHours(1), Long.MAX_VALUE);
        PartitionArchive partition =
                new Archive(disk, List.of(format), rotation, ArchiveListener.NONE).claim(new Source("topic", 0));
        for (int offset = 0; offset < SAMPLES; offset++) {
            partition.append(offset, Samples.START.toEpochMilli(), Samples.small("a", 1, offset + 1));
            if ((offset + 1) % (SAMPLES / files) == 0) {
                partition.close();
            }
        }
        return partition;
    }
}
