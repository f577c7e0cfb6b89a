package io.hoststream.archive.history.files;

import io.hoststream.archive.history.CostLimit;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the archive's files are read.
 *
 * @param directory the archive's directory
 * @param scratch where DuckDB keeps its library, and what does not fit into memory
 * @param work what DuckDB may use
 * @param cost how much one answer may cost
 * @param timeout how long an answer may take, and how long a question waits for its turn
 */
public record FileHistorySettings(Path directory, Path scratch, Work work, CostLimit cost, Duration timeout) {

    /**
     * What DuckDB may use.
     *
     * @param threads the threads of all questions together
     * @param memoryBytes the memory of all questions together
     * @param questions how many questions are worked on at once
     */
    public record Work(int threads, long memoryBytes, int questions) {}
}
