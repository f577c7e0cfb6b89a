package io.hoststream.archive;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hoststream.archive.format.Compression;
import io.hoststream.archive.format.CsvTable;
import io.hoststream.archive.format.JsonLines;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.parquet.Engines;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The formats to test with: one, and another beside it. */
final class Formats {

    private Formats() {}

    /** A pair for the n-th of many tests. */
    static List<SampleFormat> pair(long n) {
        List<Arguments> pairs = pairs().toList();
        // Most by the pair that is fast.
        return Arrays.stream(pairs.get((int) Math.max(0, n % 20 - 17)).get())
                .map(SampleFormat.class::cast)
                .toList();
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                arguments(new JsonLines(), new CsvTable()),
                arguments(Engines.table(), new JsonLines(Compression.ZSTD)),
                arguments(new CsvTable(Compression.GZIP), Engines.table()));
    }
}
