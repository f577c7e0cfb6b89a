package io.hoststream.archive.duckdb;

import java.nio.file.Path;

/**
 * What a database may use.
 *
 * @param threads how many threads work on a statement, the caller's included
 * @param memoryBytes how much memory it takes, its tables included; what does not fit goes to files
 * @param spill directory of those files, made when there is need
 */
public record Limits(int threads, long memoryBytes, Path spill) {

    /** Below this, statements fail that hardly do anything. */
    public static final long LEAST_MEMORY = 64L << 20;

    /** Checks both numbers. */
    public Limits {
        if (threads < 1) {
            throw new IllegalArgumentException("DuckDB needs a thread, not " + threads);
        }
        if (memoryBytes < LEAST_MEMORY) {
            throw new IllegalArgumentException(
                    "DuckDB needs " + (LEAST_MEMORY >> 20) + "MB of memory or more, not " + memoryBytes + " bytes");
        }
    }
}
