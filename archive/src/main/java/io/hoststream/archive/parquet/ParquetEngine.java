package io.hoststream.archive.parquet;

import io.hoststream.archive.duckdb.DuckDb;
import io.hoststream.archive.duckdb.Limits;
import io.hoststream.archive.duckdb.Sql;
import io.hoststream.archive.format.MalformedFileException;
import io.hoststream.archive.format.SampleHead;
import io.hoststream.archive.format.SampleNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Writes and reads Parquet files of this machine, one at a time, on the caller's thread. What it needs besides memory is in a
 * scratch directory of its own.
 */
public final class ParquetEngine implements AutoCloseable {

    /** Sorting takes more memory than rows do, and what does not fit goes to files, several at a time. */
    private static final long MEMORY_PER_ROW = 64;

    private static final String NUMBERS = "SELECT host_id, epoch_ms(epoch)::BIGINT, sequence FROM read_parquet(";
    private static final String NUMBERS_ONLY =
            ", hive_partitioning = false) WHERE metric = " + Sql.text(ParquetSchema.SAMPLE_VALUES) + " ORDER BY time";

    private static final String TOLD =
            "SELECT coalesce(sum(value) FILTER (metric = " + Sql.text(ParquetSchema.SAMPLE_VALUES) + "), 0)::BIGINT";
    private static final String THERE = "SELECT count(*) FILTER (metric NOT IN ("
            + Sql.text(ParquetSchema.SAMPLE_VALUES) + ", " + Sql.text(ParquetSchema.SAMPLE_DROPPED_BEFORE) + ", "
            + Sql.text(ParquetSchema.SAMPLE_DELAY) + "))";

    private final Scratch scratch;
    private final DuckDb db;
    private final Connection connection;
    private final Statements statements;
    private final long mostRows;
    private final ReentrantLock one = new ReentrantLock();

    private ParquetEngine(Scratch scratch, DuckDb db, Connection connection, long mostRows) {
        this.scratch = scratch;
        this.db = db;
        this.connection = connection;
        this.statements = new Statements(connection);
        this.mostRows = mostRows;
    }

    /**
     * An engine whose library and scratch files lie in a directory, and that takes so much memory.
     *
     * @throws IOException if the directory cannot be written to, or the library not be loaded from it
     */
    public static ParquetEngine open(Path directory, long memoryBytes) throws IOException {
        Scratch scratch = Scratch.open(directory);
        try {
            Limits limits = new Limits(1, Math.max(memoryBytes, Limits.LEAST_MEMORY), scratch.directory());
            DuckDb db = DuckDb.forWriting(directory, limits);
            return new ParquetEngine(scratch, db, db.connect(), limits.memoryBytes() / MEMORY_PER_ROW);
        } catch (SQLException e) {
            scratch.close();
            throw new IOException("DuckDB cannot be opened: " + e.getMessage(), e);
        } catch (IOException e) {
            scratch.close();
            throw e;
        }
    }

    /** A new file's place, to be deleted by the caller. */
    Path newFile() throws IOException {
        return scratch.newFile();
    }

    /** Writes a file of gathered samples. */
    void write(Gathered gathered, Path to) throws IOException {
        locked(() -> new GatheredTables(db, connection).write(gathered, to));
    }

    /** Names the samples in a file, the one that was taken first first. */
    void readNumbers(Path file, Consumer<SampleNumber> to) throws IOException {
        locked(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(NUMBERS + Sql.files(List.of(file)) + NUMBERS_ONLY)) {
                while (rows.next()) {
                    to.accept(new SampleNumber(rows.getString(1), rows.getLong(2), rows.getLong(3)));
                }
            } catch (SQLException e) {
                throw unreadable(file, e);
            }
        });
    }

    /** Says what a file says of its samples besides their values, the one that was taken first first. */
    void readHeads(Path file, Consumer<SampleHead> to) throws IOException {
        locked(() -> {
            try {
                new SampleHeads(connection, file).read(to);
            } catch (SQLException e) {
                throw unreadable(file, e);
            }
        });
    }

    /** Writes a file of all rows of others. */
    void merge(List<Path> files, Path to) throws IOException {
        merge(files, to, mostRows);
    }

    /** The same, with no more rows sorted at once. */
    void merge(List<Path> files, Path to, long rowsAtOnce) throws IOException {
        locked(() -> new SortedMerge(statements, scratch, rowsAtOnce).merge(files, to));
    }

    /** Reads a file from its first value to its last. */
    void check(Path file) throws IOException {
        locked(() -> {
            String values = String.join("), max(", ParquetSchema.COLUMNS);
            String from = " FROM read_parquet(" + Sql.files(List.of(file)) + ", hive_partitioning = false)";
            try {
                statements.execute("SELECT max(" + values + ")" + from);
                long told = statements.number(TOLD + from);
                long there = statements.number(THERE + from);
                if (told != there) {
                    throw new MalformedFileException(
                            "its samples have " + told + " values by their own word, and " + there + " are there");
                }
            } catch (SQLException e) {
                throw unreadable(file, e);
            }
        });
    }

    /** A file is damaged only if the disk gives all of it and nobody broke off reading it. */
    private IOException unreadable(Path file, SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (statements.stopped() || message.contains("Out of Memory") || message.contains("INTERRUPT")) {
            return new IOException(file + " cannot be read: " + message, failure);
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return e;
        }
        return new MalformedFileException(message.lines().findFirst().orElse(message), failure);
    }

    private interface Work {
        void run() throws IOException, SQLException;
    }

    private void locked(Work work) throws IOException {
        one.lock();
        try {
            work.run();
        } catch (SQLException e) {
            throw new IOException("DuckDB: " + e.getMessage(), e);
        } finally {
            one.unlock();
        }
    }

    /** Makes a merge that is under way fail, and every one that is begun after. */
    public void interrupt() {
        statements.stop();
    }

    @Override
    public void close() throws IOException {
        statements.stop();
        locked(() -> {
            connection.close();
            db.close();
        });
        scratch.close();
    }
}
