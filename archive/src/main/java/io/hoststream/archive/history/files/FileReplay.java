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
import java.util.Set;
import java.util.function.Consumer;

/**
 * Shows the archive's samples once more, in the order in which they were taken: one after the other, whole, of all hosts.
 * Works through the range in slices of time, so that the memory does not grow with the range. One thread at a time.
 */
public final class FileReplay implements AutoCloseable {

    private static final Duration SLICE = Duration.ofMinutes(15);
    private static final int ATTEMPTS = 5;

    private final FileHistorySettings settings;
    private final DuckDb database;
    private final ParquetFiles files;
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
        for (long start = question.from(); start < question.to(); start += SLICE.toMillis()) {
            wish.check();
            slice(question.slice(start, SLICE), into, wish);
        }
        return List.copyOf(warnings);
    }

    private void slice(ReplayQuestion slice, Consumer<ReplayedSample> into, Cancellation wish) {
        try {
            for (int attempt = 0; !read(slice, into, wish); attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new IOException("they vanish faster than they can be read");
                }
            }
        } catch (SQLException | IOException e) {
            throw HistoryException.of(
                    HistoryException.Kind.STORE,
                    "the files in " + settings.directory() + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /** Whether the slice was read; if not, its files are another set now, and nothing of it was handed on. */
    private boolean read(ReplayQuestion slice, Consumer<ReplayedSample> into, Cancellation wish)
            throws SQLException, IOException {
        ParquetFiles.Listing listing = files.list(slice.from(), slice.to());
        warnings.addAll(listing.warnings());
        if (listing.files().isEmpty()) {
            return true;
        }
        SampleRows rows = new SampleRows(into);
        try (Execution execution = new Execution(database.connect(), wish, new Cancellation(), Duration.ofDays(1))) {
            execution.run(Query.samples(listing.files(), slice), rows::add);
            rows.end();
            return true;
        } catch (SQLException e) {
            if (rows.any() || !(listing.isStale() || damaged(listing.files(), slice, wish))) {
                throw e;
            }
            return false;
        }
    }

    /** Looks for files that cannot be read, which are left out from now on; whether there are any. */
    private boolean damaged(List<Path> all, ReplayQuestion slice, Cancellation wish) {
        boolean found = false;
        for (Path file : all) {
            try (Execution execution =
                    new Execution(database.connect(), wish, new Cancellation(), Duration.ofDays(1))) {
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
