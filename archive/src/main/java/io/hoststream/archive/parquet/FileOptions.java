package io.hoststream.archive.parquet;

import io.hoststream.archive.duckdb.Sql;
import java.nio.file.Path;
import java.util.Objects;

/** How files are written, whoever writes them. */
final class FileOptions {

    private static final int ROW_GROUP = 122_880;

    /**
     * Measured on a simulated fleet: values and times are smaller by a third as plain numbers under zstd than in dictionaries or
     * as split streams of bytes, which the database would choose; texts still get dictionaries.
     */
    private static final String ENCODING =
            "COMPRESSION zstd, COMPRESSION_LEVEL 9, PARQUET_VERSION V1, DICTIONARY_SIZE_LIMIT 1000";

    private FileOptions() {}

    /** A statement that writes a query's rows, in their order. */
    static String copy(String query, Path to) {
        String release =
                Objects.requireNonNullElse(FileOptions.class.getPackage().getImplementationVersion(), "development");
        return "COPY (" + query + ") TO " + Sql.path(to)
                + " (FORMAT parquet, " + ENCODING + ", ROW_GROUP_SIZE " + ROW_GROUP
                + ", KV_METADATA {" + Sql.text(ParquetSchema.FORMAT_KEY) + ": " + Sql.text(ParquetSchema.FORMAT)
                + ", 'hoststream.release': " + Sql.text(release) + "})";
    }
}
