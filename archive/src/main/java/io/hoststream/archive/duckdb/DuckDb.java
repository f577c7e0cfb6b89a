package io.hoststream.archive.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * A database in memory, within limits. It loads no extension, and its settings cannot be changed by a statement. Times are in
 * UTC. May be used by several threads, each with a connection of its own.
 */
public final class DuckDb implements AutoCloseable {

    /** Where joins run in the order in which they are written, so that the left side's rows keep theirs. */
    private static final String WRITTEN_ORDER = "SET GLOBAL disabled_optimizers = 'join_order,build_side_probe_side'";

    /** What does not fit into memory must not fill the disk that the data lie on. */
    private static final String LARGEST_SPILL = "4GiB";

    /** The footers of files that were read are kept. */
    private static final String KEPT_FOOTERS = "SET GLOBAL parquet_metadata_cache = true";

    private final DriverAccess driver;
    private final Connection root;

    private DuckDb(DriverAccess driver, Connection root) {
        this.driver = driver;
        this.root = root;
    }

    /** A database for writing: a join keeps the order of its left side's rows. The library goes to a directory once. */
    public static DuckDb forWriting(Path library, Limits limits) throws IOException {
        return open(library, options(limits), WRITTEN_ORDER);
    }

    /** A database for reading: what files say of themselves is read once. The library goes to a directory once. */
    public static DuckDb forReading(Path library, Limits limits) throws IOException {
        Properties options = options(limits);
        // Rows are handed over as they are found: an answer need not fit into memory.
        options.setProperty("jdbc_stream_results", "true");
        return open(library, options, KEPT_FOOTERS);
    }

    private static DuckDb open(Path library, Properties options, String ownSetting) throws IOException {
        DriverAccess driver = Driver.load(library);
        try {
            Connection root = driver.open(options);
            try (Statement statement = root.createStatement()) {
                for (String setting : List.of(
                        "SET GLOBAL TimeZone = 'UTC'",
                        "SET GLOBAL preserve_insertion_order = true",
                        ownSetting,
                        "SET lock_configuration = true")) {
                    statement.execute(setting);
                }
            } catch (SQLException e) {
                root.close();
                throw e;
            }
            return new DuckDb(driver, root);
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Properties options(Limits limits) {
        Properties options = new Properties();
        options.setProperty("threads", String.valueOf(limits.threads()));
        options.setProperty("memory_limit", (limits.memoryBytes() >> 10) + "KiB");
        options.setProperty("temp_directory", limits.spill().toString());
        options.setProperty("max_temp_directory_size", LARGEST_SPILL);
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("autoload_known_extensions", "false");
        options.setProperty("allow_community_extensions", "false");
        return options;
    }

    /** Another connection, to be closed by the caller. Each has its own temporary tables; other tables are shared. */
    public Connection connect() throws SQLException {
        return driver.duplicate(root);
    }

    /** Adds rows to a table of a connection. */
    public RowAppender appender(Connection connection, String table) throws SQLException {
        return driver.appender(connection, table);
    }

    @Override
    public void close() throws IOException {
        try {
            root.close();
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot be closed: " + e.getMessage(), e);
        }
    }
}
