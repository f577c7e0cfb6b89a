package io.hoststream.archive.history.files;

import io.hoststream.archive.ClosedFiles;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.duckdb.DuckDb;
import io.hoststream.archive.duckdb.Limits;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.HistoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Shows the archive's samples once more, in the order in which they were taken: one after the other, whole, of all hosts.
 * Works through the range in slices of time, as long as some million values, so that the memory does not grow with the range.
 * One thread at a time.
 */
public final class FileReplay implements AutoCloseable {

    private static final Duration FIRST_SLICE = Duration.ofMinutes(15);
    private static final Duration LONGEST_SLICE = Duration.ofDays(1);
    private static final Duration SHORTEST_SLICE = Duration.ofMinutes(1);
    /** What DuckDB can sort within a small memory. */
    private static final long ROWS_PER_SLICE = 1_000_000;

    private static final int MOST_GROWTH = 4;
    private static final int ATTEMPTS = 5;

    private final FileHistorySettings settings;
    private final DuckDb database;
    private final ParquetFiles files;
    private final ReplayNumbers numbers = new ReplayNumbers();
    private final Set<String> warnings = new LinkedHashSet<>();

    private FileReplay(FileHistorySettings settings, DuckDb database) {
        LocalDisk disk = LocalDisk.toRead(settings.directory());
        this.settings = settings;
        this.database = database;
        this.files = new ParquetFiles(disk, new ClosedFiles(disk, FileFormat.PARQUET));
    }

    /**
     * Opens a reader; of the settings neither cost nor timeout counts.
     *
     * @throws IOException if DuckDB cannot be opened
     */
    public static FileReplay open(FileHistorySettings settings) throws IOException {
        Path spill =
                settings.scratch().resolve("replay-" + ProcessHandle.current().pid());
        Limits limits = new Limits(settings.work().threads(), settings.work().memoryBytes(), spill);
        return new FileReplay(settings, DuckDb.forReading(settings.scratch(), limits));
    }

    /**
     * Hands every sample of the range to {@code into}, oldest first; of several at one instant, by host and number.
     *
     * @return what could not be read and was left out, one sentence each
     * @throws HistoryException if the files cannot be read, or the wish was taken back
     */
    public List<String> run(ReplayQuestion question, Consumer<ReplayedSample> into, Cancellation wish) {
        warnings.clear();
        Duration length = FIRST_SLICE;
        for (long start = question.from(); start < question.to(); ) {
            wish.check();
            ReplayQuestion slice = question.slice(start, length);
            long rows = slice(slice, into, wish);
            start = slice.to();
            length = next(length, rows);
        }
        return List.copyOf(warnings);
    }

    /** How long the next slice is, after one of that length with so many rows. */
    private static Duration next(Duration length, long rows) {
        double factor = Math.min(MOST_GROWTH, ROWS_PER_SLICE / (double) Math.max(1, rows));
        long millis = (long) (length.toMillis() * factor);
        return Duration.ofMillis(Math.max(SHORTEST_SLICE.toMillis(), Math.min(millis, LONGEST_SLICE.toMillis())));
    }

    private long slice(ReplayQuestion slice, Consumer<ReplayedSample> into, Cancellation wish) {
        try {
            OptionalLong rows = read(slice, into, wish);
            for (int attempt = 0; rows.isEmpty(); attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new IOException("they vanish faster than they can be read");
                }
                rows = read(slice, into, wish);
            }
            return rows.getAsLong();
        } catch (SQLException | IOException e) {
            throw HistoryException.of(
                    HistoryException.Kind.STORE,
                    "the files in " + settings.directory() + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /** How many rows were read; empty if the files are another set now, and nothing of the slice was handed on. */
    private OptionalLong read(ReplayQuestion slice, Consumer<ReplayedSample> into, Cancellation wish)
            throws SQLException, IOException {
        ParquetFiles.Listing listing = files.list(slice.from(), slice.to());
        warnings.addAll(listing.warnings());
        if (listing.files().isEmpty()) {
            return OptionalLong.of(0);
        }
        numbers.lookUpIn(dictionary(listing.files(), slice, wish));
        SampleRows rows = new SampleRows(numbers, into);
        try (Execution execution = execution(wish)) {
            execution.run(Query.samples(listing.files(), slice), rows::add);
            rows.end();
            return OptionalLong.of(rows.rows());
        } catch (SQLException e) {
            if (rows.any() || !(listing.isStale() || damaged(listing.files(), slice, wish))) {
                throw e;
            }
            return OptionalLong.empty();
        }
    }

    private ReplayNumbers.Dictionary dictionary(List<Path> all, ReplayQuestion slice, Cancellation wish) {
        return new ReplayNumbers.Dictionary() {
            @Override
            public void runs(Execution.RowReader reader) throws SQLException {
                look(Query.runs(all, slice), reader);
            }

            @Override
            public void items(Execution.RowReader reader) throws SQLException {
                look(Query.items(all, slice), reader);
            }

            private void look(Query query, Execution.RowReader reader) throws SQLException {
                try (Execution execution = execution(wish)) {
                    execution.run(query, reader);
                }
            }
        };
    }

    private Execution execution(Cancellation wish) throws SQLException {
        return new Execution(database.connect(), wish, new Cancellation(), Duration.ofDays(1));
    }

    /** Looks for files that cannot be read, which are left out from now on; whether there are any. */
    private boolean damaged(List<Path> all, ReplayQuestion slice, Cancellation wish) {
        boolean found = false;
        for (Path file : all) {
            try (Execution execution = execution(wish)) {
                execution.run(Query.samples(List.of(file), slice), row -> {});
            } catch (SQLException e) {
                found = true;
                if (Files.exists(file)) {
                    files.damaged(file, e);
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (IOException e) {
            throw HistoryException.of(HistoryException.Kind.STORE, "replay cannot be closed: " + e.getMessage(), e);
        }
    }
}
