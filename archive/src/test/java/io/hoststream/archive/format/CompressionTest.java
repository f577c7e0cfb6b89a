package io.hoststream.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.Samples;
import io.hoststream.archive.disk.TornDisk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {

    private static final long ARRIVED = Samples.START.toEpochMilli();

    private final TornDisk disk = new TornDisk(1);

    @ParameterizedTest
    @EnumSource(Compression.class)
    void shouldReadWhatWasWrittenWhateverIsWrittenNow(Compression compression) throws IOException {
        for (SampleFormat format : List.of(new JsonLines(compression), new CsvTable(compression))) {
            String file = "a." + format.extension();
            write(format, file, 1, 300);

            assertThat(numbers(now(format), file)).hasSize(300);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "ZSTD"})
    void shouldFindAFileThatIsNotWhole(Compression compression) throws IOException {
        JsonLines format = new JsonLines(compression);
        String file = "a." + format.extension();
        write(format, file, 1, 300);
        byte[] whole = disk.read(file).readAllBytes();

        disk.damage(file, Arrays.copyOf(whole, whole.length - 3));
        assertThatThrownBy(() -> numbers(format, file)).isInstanceOf(MalformedFileException.class);

        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 0x10;
        disk.damage(file, changed);
        assertThatThrownBy(() -> numbers(format, file)).isInstanceOf(MalformedFileException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "ZSTD"})
    void shouldTellHowLargeTheFileIsWhenFlushedAndMakeItSmaller(Compression compression) throws IOException {
        JsonLines format = new JsonLines(compression);
        SampleWriter writer = format.create(disk, "a");
        for (long sequence = 1; sequence <= 300; sequence++) {
            writer.append(Samples.small("a", 1, sequence), ARRIVED);
            if (sequence % 64 == 0) {
                writer.flush();
                assertThat(writer.bytes()).isEqualTo(disk.size("a"));
            }
        }
        writer.finish();
        write(new JsonLines(), "plain", 1, 300);

        assertThat(disk.size("a")).isLessThan(disk.size("plain") / 8);
    }

    @Test
    void shouldMergeFilesThatAreCompressedInDifferentWays() throws IOException {
        List<String> files = new ArrayList<>();
        for (Compression compression : Compression.values()) {
            CsvTable format = new CsvTable(compression);
            files.add("a." + format.extension());
            write(format, "a." + format.extension(), 1 + files.size() * 100L, 100);
        }
        CsvTable format = new CsvTable(Compression.ZSTD);

        format.merge(disk, files, "merged.csv.zst");

        assertThat(numbers(format, "merged.csv.zst")).hasSize(300).doesNotHaveDuplicates();
    }

    private static SampleFormat now(SampleFormat format) {
        return format.kind() == FileFormat.CSV ? new CsvTable(Compression.ZSTD) : new JsonLines(Compression.ZSTD);
    }

    private void write(SampleFormat format, String file, long first, int count) throws IOException {
        SampleWriter writer = format.create(disk, file);
        for (long sequence = first; sequence < first + count; sequence++) {
            writer.append(Samples.small("a", 1, sequence), ARRIVED);
        }
        writer.finish();
    }

    private List<SampleNumber> numbers(SampleFormat format, String file) throws IOException {
        List<SampleNumber> numbers = new ArrayList<>();
        format.readNumbers(disk, file, numbers::add);
        return numbers;
    }
}
