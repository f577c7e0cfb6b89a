package io.hoststream.archive.parquet;

import io.hoststream.archive.duckdb.Sql;
import java.nio.file.Path;
import java.util.Objects;

/** How files are written, whoever writes them. */
final class FileOptions {

    private static final int ROW_GROUP = 122_880;

    private static final String COMPRESSION = "COMPRESSION zstd, COMPRESSION_LEVEL 9";

    private FileOptions() {}

    /** A statement that writes a query's rows, in their order. */
    static String copy(String query, Path to, Encoding encoding) {
        String release =
                Objects.requireNonNullElse(FileOptions.class.getPackage().getImplementationVersion(), "development");
        return "COPY (" + query + ") TO " + Sql.path(to)
                + " (FORMAT parquet, " + COMPRESSION + ", " + encoding.options() + ", ROW_GROUP_SIZE " + ROW_GROUP
                + ", KV_METADATA {" + Sql.text(ParquetSchema.FORMAT_KEY) + ": " + Sql.text(ParquetSchema.FORMAT)
                + ", 'hoststream.release': " + Sql.text(release) + "})";
    }
}
