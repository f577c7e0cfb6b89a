package io.hoststream.archive.history.files;

import io.hoststream.archive.ClosedFiles;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.duckdb.DuckDb;
import io.hoststream.archive.duckdb.Limits;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.Capabilities;
import io.hoststream.archive.history.History;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.LatestQuestion;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.archive.history.Turns;
import io.hoststream.schema.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The past as the archive's Parquet files tell it. Any number of readers may share a directory; none writes to it. */
public final class FileHistory implements History {

    private static final int ATTEMPTS = 5;

    /** Some 10 MB: a hundred days of ten thousand hosts. */
    private static final long MOST_KNOWN_HOSTS = 1_000_000;

    private final FileHistorySettings settings;
    private final DuckDb database;
    private final ParquetFiles files;
    private final HostIndex hosts;
    private final Turns turns;
    private final ScheduledExecutorService timer;

    /** Answers from some files. */
    @FunctionalInterface
    private interface Reading {
        List<SeriesPoints> read(Execution execution, List<Path> files) throws SQLException;
    }

    private FileHistory(FileHistorySettings settings, DuckDb database) {
        LocalDisk disk = LocalDisk.toRead(settings.directory());
        this.settings = settings;
        this.database = database;
        this.files = new ParquetFiles(disk, new ClosedFiles(disk, FileFormat.PARQUET));
        this.hosts = new HostIndex(new KnownHosts(MOST_KNOWN_HOSTS), System::nanoTime);
        this.turns = new Turns(settings.work().questions(), settings.timeout());
        this.timer = Executors.newSingleThreadScheduledExecutor(FileHistory::timerThread);
    }

    /**
     * Opens a reader; its directory need not exist yet.
     *
     * @throws IOException if DuckDB cannot be opened
     */
    public static FileHistory open(FileHistorySettings settings) throws IOException {
        Path spill =
                settings.scratch().resolve("history-" + ProcessHandle.current().pid());
        Limits limits = new Limits(settings.work().threads(), settings.work().memoryBytes(), spill);
        return new FileHistory(settings, DuckDb.forReading(settings.scratch(), limits));
    }

    @Override
    public Answer range(RangeQuestion question, Cancellation cancellation) {
        Query.Rows rows =
                new Query.Rows(question.selection(), question.readFrom(), question.to(), List.of(), List.of());
        return answer(rows, cancellation, (execution, found) -> {
            Catalogue catalogue = catalogue(execution, found, rows, question);
            return catalogue.size() == 0
                    ? List.of()
                    : Gathering.read(execution, found, catalogue.narrowed(rows), catalogue, question, settings.cost());
        });
    }

    /** Asks the files which series they have, and how many values, if that is not known or has to be. */
    private Catalogue catalogue(Execution execution, List<Path> found, Query.Rows rows, RangeQuestion question)
            throws SQLException {
        Optional<Catalogue> only = Catalogue.only(question.selection());
        if (only.isPresent() && settings.cost().fits(question, 1)) {
            return only.get();
        }
        Catalogue catalogue = Catalogue.read(execution, found, rows);
        settings.cost().check(question, catalogue.size(), catalogue.rows());
        return catalogue;
    }

    @Override
    public Answer latest(LatestQuestion question, Cancellation cancellation) {
        Query.Rows rows = new Query.Rows(question.selection(), question.from(), question.to(), List.of(), List.of());
        return answer(rows, cancellation, (execution, found) -> {
            Catalogue catalogue = Catalogue.read(execution, found, rows);
            List<SeriesPoints> newest = new ArrayList<>();
            if (catalogue.size() > 0) {
                execution.run(Query.newest(found, catalogue.narrowed(rows)), row -> {
                    long time = row.getLong(2);
                    double value = row.getDouble(3);
                    catalogue.find(row.getLong(1)).ifPresent(key -> newest.add(SeriesPoints.of(key, time, value)));
                });
            }
            return newest;
        });
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities("files in " + settings.directory(), EnumSet.allOf(Metric.class), true);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            database.close();
        } catch (IOException e) {
            throw HistoryException.of(HistoryException.Kind.STORE, "history cannot be closed: " + e.getMessage(), e);
        }
    }

    private Answer answer(Query.Rows rows, Cancellation wish, Reading reading) {
        return turns.run(() -> limited(rows, wish, reading));
    }

    private Answer limited(Query.Rows rows, Cancellation wish, Reading reading) {
        Cancellation late = new Cancellation();
        ScheduledFuture<?> clock =
                timer.schedule(late::cancel, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (Execution execution = new Execution(database.connect(), wish, late, settings.timeout())) {
            return answer(rows, execution, reading);
        } catch (SQLException | IOException e) {
            throw HistoryException.of(
                    HistoryException.Kind.STORE,
                    "the files in " + settings.directory() + " cannot be read: " + e.getMessage(),
                    e);
        } finally {
            clock.cancel(false);
        }
    }

    private Answer answer(Query.Rows rows, Execution execution, Reading reading) throws SQLException, IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ParquetFiles.Listing listing = files.list(rows.from(), rows.to());
            List<Path> found =
                    hosts.holding(execution, listing.files(), rows.selection().hosts(), () -> files.stored(listing));
            try {
                List<SeriesPoints> series = found.isEmpty() ? List.of() : reading.read(execution, found);
                return new Answer(ordered(series), listing.warnings(), listing.storedUntil());
            } catch (SQLException e) {
                explainIfTooLarge(e);
                if (!listing.isStale() && !nameDamaged(execution, found, reading)) {
                    throw e;
                }
            }
        }
        throw new IOException("they vanish faster than they can be read");
    }

    /** Tries the files one by one; whether there is one that cannot be read. */
    private boolean nameDamaged(Execution execution, List<Path> all, Reading reading) {
        boolean named = false;
        for (Path file : all) {
            try {
                reading.read(execution, List.of(file));
            } catch (SQLException e) {
                if (Files.exists(file)) {
                    files.damaged(file, e);
                }
                named = true;
            }
        }
        return named;
    }

    private void explainIfTooLarge(SQLException e) {
        if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("out of memory")) {
            throw HistoryException.of(
                    HistoryException.Kind.COST,
                    "the answer needs more memory than the " + (settings.work().memoryBytes() >> 20)
                            + " MB of history.memory; take fewer hosts, fewer metrics or a shorter range",
                    e);
        }
    }

    private static List<SeriesPoints> ordered(List<SeriesPoints> series) {
        return series.stream()
                .filter(points -> points.size() > 0)
                .sorted(Comparator.comparing(SeriesPoints::key))
                .toList();
    }

    private static Thread timerThread(Runnable work) {
        Thread thread = new Thread(work, "history-timer");
        thread.setDaemon(true);
        return thread;
    }
}
