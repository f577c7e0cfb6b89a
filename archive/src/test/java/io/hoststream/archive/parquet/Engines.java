package io.hoststream.archive.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The engine of all tests of a process: making one takes longer than most tests. */
public final class Engines {

    private static final ParquetEngine SHARED = open();

    private Engines() {}

    /** A format that writes Parquet. */
    public static ParquetTable table() {
        return new ParquetTable(SHARED, SHARED);
    }

    static ParquetEngine shared() {
        return SHARED;
    }

    private static ParquetEngine open() {
        try {
            return ParquetEngine.open(Path.of("target/duckdb"), 64L << 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
