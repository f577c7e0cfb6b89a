package io.hoststream.archive.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The one class that knows the driver's own types; defined by {@link DriverLoader}, as they are. */
public final class DuckDbAccess implements DriverAccess {

    /** Called by reflection. */
    public DuckDbAccess() {}

    @Override
    public Connection open(Properties options) throws SQLException {
        return DuckDBConnection.newConnection("jdbc:duckdb:", false, "hoststream", options);
    }

    @Override
    public Connection duplicate(Connection connection) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).duplicate();
    }

    @Override
    public RowAppender appender(Connection connection, String table) throws SQLException {
        return new Rows(connection.unwrap(DuckDBConnection.class).createAppender(table));
    }

    private static final class Rows implements RowAppender {

        private final DuckDBAppender appender;
        private boolean begun;

        private Rows(DuckDBAppender appender) {
            this.appender = appender;
        }

        private DuckDBAppender row() throws SQLException {
            if (!begun) {
                appender.beginRow();
                begun = true;
            }
            return appender;
        }

        @Override
        public RowAppender add(int value) throws SQLException {
            row().append(value);
            return this;
        }

        @Override
        public RowAppender add(long value) throws SQLException {
            row().append(value);
            return this;
        }

        @Override
        public RowAppender add(double value) throws SQLException {
            row().append(value);
            return this;
        }

        @Override
        public RowAppender add(String value) throws SQLException {
            row().append(value);
            return this;
        }

        @Override
        public RowAppender time(long millis) throws SQLException {
            row().append(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
            return this;
        }

        @Override
        public void endRow() throws SQLException {
            appender.endRow();
            begun = false;
        }

        @Override
        public void close() throws SQLException {
            appender.close();
        }
    }
}
